import { open, readdir, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { ChatClient, read } from '../../tools/bench/chat-client.ts';
import { send } from '../../tools/bench/load.ts';
import { walkReport } from '../../tools/bench/reporter.ts';
import { type Server, startServer } from '../../tools/bench/server.ts';
import { install, type Installation } from '../fixtures/house.ts';

const isLinux = process.platform === 'linux';
const root = fileURLToPath(new URL('../..', import.meta.url));

let installation: Installation;
let server: Server;
let debuggerPort: number;
beforeAll(async () => {
  installation = await install();
  debuggerPort = await freePort();
  // As careless as whoever starts it may be: cores as large as they like, and a port for a debugger.
  const careless = `ulimit -S -c "$(ulimit -H -c)"; export NODE_OPTIONS=--inspect-port=${debuggerPort}; exec "$@"`;
  const under = ['sh', '-c', careless, 'sh'];
  server = await startServer({ dataDir: installation.dataDir, under });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

test.runIf(isLinux)(
  'what people wrote is gone from most of the memory once others came',
  async () => {
    const mark = `қарлығаш${hex(systemRandom(4))}`;
    using client = new ChatClient(server.publicUrl);
    const file = async (words: string): Promise<void> => {
      read(await send(client, await walkReport(client, 'report/review', words)));
    };
    const marked = 16;
    const looks: (readonly string[])[] = [];
    for (let at = 0; at < marked; at += 1) {
      await file(`${mark}-${String(at).padStart(2, '0')}`);
      if (at % 4 === 3) looks.push(await copiesOf(server.pid, mark));
    }
    for (let at = 0; at < 48; at += 1) await file('басқа біреудің сөзі');
    const after = await copiesOf(server.pid, mark);
    // The eye sees: what came last does stand there, unless the engine has just cleaned up.
    expect(looks.flat().length).toBeGreaterThan(0);
    // Bytes are overwritten as they are read: most people are gone before the engine cleans up at all.
    expect(new Set(looks.at(-1)).size).toBeLessThanOrEqual((marked * 5) / 8);
    expect(after.length).toBeLessThanOrEqual(marked);
    expect(new Set(after).size).toBeLessThanOrEqual(marked / 2);
  },
);

test('the signal that asks Node for a debugger opens no door', async () => {
  process.kill(server.pid, 'SIGUSR1');
  // Its turn comes before these answers do.
  for (let at = 0; at < 20; at += 1) expect((await fetch(server.publicUrl)).status).toBe(200);
  await expect(reached(debuggerPort)).resolves.toBe(false);
});

test.runIf(isLinux)('whoever is made to crash leaves no picture of the memory', async () => {
  const limits = await readFile(`/proc/${server.pid}/limits`, 'utf8');
  expect(limits).toMatch(/^Max core file size +0 +/m);
  const before = await readdir(root);
  process.kill(server.pid, 'SIGABRT');
  await expect.poll(() => reached(Number(new URL(server.publicUrl).port))).toBe(false);
  expect(await readdir(root)).toEqual(before);
});

/** The two figures behind each place in the process's memory where the mark stands, as bytes or as a string of the engine. */
async function copiesOf(pid: number, mark: string): Promise<readonly string[]> {
  const needles = (['utf8', 'utf16le'] as const).map(
    (form) => [Buffer.from(mark, form), form] as const,
  );
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8');
  await using memory = await open(`/proc/${pid}/mem`, 'r');
  const found: string[] = [];
  const step = 16 * 2 ** 20;
  const overlap = 256;
  for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
    const end = Number.parseInt(to, 16);
    for (let at = Number.parseInt(from, 16); at < end; at += step) {
      const piece = Buffer.alloc(Math.min(step + overlap, end - at));
      // Some places belong to the system, or are given back meanwhile.
      await memory.read(piece, 0, piece.length, at).catch(() => null);
      for (const [needle, form] of needles) {
        for (let place = piece.indexOf(needle); place >= 0 && place < step;) {
          const behind = place + needle.length;
          found.push(
            piece
              .subarray(behind, behind + overlap)
              .toString(form)
              .slice(1, 3),
          );
          place = piece.indexOf(needle, behind);
        }
      }
    }
  }
  return found;
}

async function reached(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const line = connect(port, '127.0.0.1');
  line.on('connect', () => resolve(true));
  line.on('error', () => resolve(false));
  const isThere = await promise;
  line.destroy();
  return isThere;
}

async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>((resolve) => void holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  await new Promise((resolve) => void holder.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
