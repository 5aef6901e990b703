import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

// In place of the program that draws, as if a picture had taken it over: the first word of the “image” says what it does.
const [act = '', path = '', port = ''] = (await buffer(process.stdin)).toString().split(' ');
const jpeg = Buffer.of(0xff, 0xd8, 0xff);
const told = { ok: true, found: [], frames: 1 };

switch (act) {
  case 'look':
    say(told, Buffer.concat([jpeg, Buffer.from(JSON.stringify(await lookAround()))]));
    break;
  case 'fall':
    process.kill(process.pid, 'SIGKILL');
    break;
  case 'hang':
    setInterval(() => {}, 1000);
    break;
  case 'flood':
    for (let count = 0; count < 200; count += 1) process.stdout.write(Buffer.alloc(2 ** 20));
    break;
  case 'program':
    say(told, Buffer.from('\x7fELF'));
    break;
  case 'lie':
    say({ ...told, found: ['<script>'] }, jpeg);
    break;
  case 'babble':
    process.stdout.write('???');
    break;
  default:
    throw new TypeError('an unknown act');
}

function say(head: object, bytes: Buffer): void {
  const words = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length);
  process.stdout.write(Buffer.concat([length, words, bytes]));
}

async function lookAround() {
  const attempts: Readonly<Record<string, () => unknown>> = {
    read: () => readFileSync(path),
    write: () => writeFileSync(join(tmpdir(), 'senim-odd'), ''),
    program: () => spawn(process.execPath, ['-e', '0']),
    worker: () => new Worker('0', { eval: true }),
    network: () =>
      new Promise((resolve, reject) => {
        connect(Number(port), '127.0.0.1').on('connect', resolve).on('error', reject);
      }),
  };
  const seen: Record<string, unknown> = { pid: process.pid, settings: Object.keys(process.env) };
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      seen[name] = 'done';
    } catch (error) {
      seen[name] = error instanceof Error && 'code' in error ? error.code : String(error);
    }
  }
  return seen;
}
