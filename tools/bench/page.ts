import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { openChromium } from './chromium.ts';
import type { Family } from './family.ts';
import { answersPerSecond, fetchOnce } from './page-load.ts';
import { median } from './quantile.ts';
import { notRun, row, type Measured } from './row.ts';
import { startServer } from './server.ts';

const load = { lines: 16, seconds: 1.5 } as const;
const rounds = 3;

/** The reporter's first page: what it weighs, what it asks for besides itself, how fast it is given out. */
export const page: Family = {
  ids: ['page.first.bytes', 'page.first.requests', 'page.first.per_s'],
  measure: async (shared) => {
    const { dataDir } = await shared.body();
    await using server = await startServer({ dataDir });
    const url = new URL('/kk/', server.publicUrl);
    const { status, bytes } = await fetchOnce(url);
    if (status !== 200) throw new Error(`the page answered ${status}`);
    await using bare = await bareServer(bytes);

    // By turns, so that whatever else the machine does falls on both alike; the first round warms up.
    const ours: number[] = [];
    const limit: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const [mine, bound] = [
        await answersPerSecond(url, load),
        await answersPerSecond(bare.url, load),
      ];
      if (round === 0) continue;
      ours.push(mine);
      limit.push(bound);
    }
    return [
      row('page.first.bytes', { ours: bytes }),
      ...(await requests(url)),
      row('page.first.per_s', { ours: median(ours), limit: median(limit) }),
    ];
  },
};

/** All that a browser asks for on its first visit, until nothing more is under way. */
async function requests(url: URL): Promise<readonly Measured[]> {
  await using browser = await openChromium();
  if (browser === null) return notRun('no chromium here', 'page.first.requests');
  const visited = await browser.newPage();
  let count = 0;
  visited.on('request', () => {
    count += 1;
  });
  await visited.goto(url.href, { waitUntil: 'networkidle' });
  return [row('page.first.requests', { ours: count })];
}

/** `node:http` and nothing else. */
async function bareServer(bytes: number): Promise<{ readonly url: URL } & AsyncDisposable> {
  const program = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: new URL(`http://127.0.0.1:${port.toString().trim()}/`),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
