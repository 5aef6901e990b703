import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { newBody } from './body.ts';
import { openHouse } from './house.ts';
import { reporterReady } from './person.ts';

/** What must happen in this order before somebody may read a receipt. */
export const rightOrder = ['sync file', 'rename', 'sync folder', 'commit', 'answer'] as const;

export type Call = (typeof rightOrder)[number];

/** What the system saw while a large report was filed; `null` without strace. */
export async function orderOfCalls(): Promise<readonly Call[] | null> {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  await using body = await newBody(1);
  const beside = await mkdtemp(join(tmpdir(), 'senim-orders-'));
  try {
    const trace = join(beside, 'trace');
    const calls = 'trace=fsync,fdatasync,rename,write,writev,sendto,sendmsg';
    // -D: the house keeps the process that we started.
    const under = ['strace', '-D', '-f', '-y', '-s', '32', '-e', calls, '-o', trace];
    const { dataDir } = body;
    const orders = join(beside, 'orders');
    const house = await openHouse({ dataDir, temporary: beside, orders, under });
    const words = 'очень длинно '.repeat(6000).trim();
    await (await reporterReady(house.url(), 'order 1', words)).press(house.url());
    await house[Symbol.asyncDispose]();
    await wait(200);
    return callsIn(await readFile(trace, 'utf8'));
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** From the file of the report to the first answer after it. */
export function callsIn(trace: string): readonly Call[] {
  const all = trace.split('\n').flatMap((line) => callOf(line) ?? []);
  const from = all.indexOf('sync file');
  if (from < 0) return [];
  const to = all.indexOf('answer', from);
  return all.slice(from, to < 0 ? undefined : to + 1);
}

function callOf(line: string): Call | null {
  if (/\brename\(.*\.part/.test(line)) return 'rename';
  if (/\b(?:fsync|fdatasync)\(\d+<[^>]*\.part>/.test(line)) return 'sync file';
  if (/\b(?:fsync|fdatasync)\(\d+<[^>]*\/blobs\/[0-9a-f]{2}>/.test(line)) return 'sync folder';
  if (/\b(?:fsync|fdatasync)\(\d+<[^>]*\/senim\.db-wal>/.test(line)) return 'commit';
  if (/\b(?:write|writev|sendto|sendmsg)\(.*HTTP\/1\.1 200/.test(line)) return 'answer';
  return null;
}
