import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Body } from './body.ts';
import { ChatClient, read } from './chat-client.ts';
import { send } from './load.ts';
import { reportsAt } from './reporter.ts';
import { startServer } from './server.ts';

const filings = 24;

/** How often the server waits for the disk for one text filing, seen from outside; `null` without strace. */
export async function syncsPerFiling({ dataDir }: Body): Promise<number | null> {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const trace = join(dataDir, '..', `senim-bench-${process.pid}.trace`);
  // -D: the server keeps the process that we started. -ttt: each call with its second.
  const flags = ['-D', '-f', '-ttt', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync', '-o', trace];
  const span = { from: 0, to: 0 };
  {
    await using server = await startServer({ dataDir, under: ['strace', ...flags] });
    using client = new ChatClient(server.publicUrl);
    const sessions = await reportsAt(client, 'report/review', filings);
    await wait(200);
    span.from = Date.now() / 1000;
    for (const session of sessions) read(await send(client, session));
    span.to = Date.now() / 1000;
  }
  await wait(500);
  const text = await readFile(trace, 'utf8');
  await rm(trace);
  return countIn(text, span) / filings;
}

/** Lines such as `4711 1764000000.123456 fdatasync(17) = 0`; the end of a call that was cut in two is no call. */
export function countIn(
  trace: string,
  span: { readonly from: number; readonly to: number },
): number {
  const calls = trace.matchAll(/^\d+ +(\d+\.\d+) (?:fsync|fdatasync)\(/gm);
  return [...calls].filter(([, time]) => Number(time) >= span.from && Number(time) <= span.to)
    .length;
}
