import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as pass } from 'node:timers/promises';

import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import { readForm } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { readText } from '../../web/read-text.ts';
import { serve, type Serving } from '../../web/serve.ts';
import { seeded } from '../fixtures/seeded.ts';
import { multipart, multipartBody, urlencoded } from '../fixtures/form-bodies.ts';

// Bodies that become text are overwritten once they were read. Here is held to it that nobody else’s bytes are.

const limits = { field: 200_000, fields: 4, files: 2 ** 22, fileCount: 3 };

let server: Serving;
beforeAll(async () => {
  const app = new Hono();
  app.post('/text', async (context) => {
    const read = await readText(formSource(context).body, 2 ** 20);
    return context.text(read.ok ? sha256Hex(Buffer.from(read.text)) : read.because);
  });
  app.post('/form', async (context) => {
    const said: string[] = [];
    for await (const part of readForm(formSource(context), limits)) {
      if (part.kind === 'field') said.push(sha256Hex(Buffer.from(part.value)));
      if (part.kind === 'file') said.push(await slowly(part.bytes));
    }
    return context.text(said.join());
  });
  server = await serve({ fetch: app.fetch, host: '127.0.0.1', port: 0 });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Holds on to each piece while the others of the house go on, and looks at it only then. */
async function slowly(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) {
    pieces.push(piece);
    for (let turns = 0; turns < 5; turns += 1) await pass();
  }
  return sha256Hex(Buffer.concat(pieces));
}

function post(path: string, type: string, body: Uint8Array, last = false): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    `Connection: ${last ? 'close' : 'keep-alive'}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/** Everything on one line, in pieces of `size` whatever stands in them, for all that comes back. */
async function onOneLine(requests: readonly Buffer[], size: number): Promise<string> {
  const bytes = Buffer.concat(requests);
  const line = connect(server.port, '127.0.0.1');
  line.setNoDelay(true);
  for (let at = 0; at < bytes.length; at += size) {
    line.write(bytes.subarray(at, at + size));
    await pass();
  }
  return (await buffer(line)).toString();
}

const drawn = (name: string, length: number): string =>
  Buffer.from(seeded(name)(length)).toString('base64').slice(0, length);

test('requests that come in one piece, many at a time, are each read as they were sent', async () => {
  const walks = Array.from({ length: 12 }, async (_, at) => {
    // Shorter and longer than what the runtime cuts out of one buffer for several.
    const words = [200, 3000, 9000, 70_000].map((length) => drawn(`words ${at}`, length + at));
    const file = seeded(`file ${at}`)(150_000);
    const form = new URLSearchParams({ text: words[2] ?? '' }).toString();
    const upload = multipartBody(
      ['text', words[0] ?? ''],
      { name: 'file', fileName: 'a.bin', bytes: file },
      ['after', words[3] ?? ''],
    );
    const answers = await onOneLine(
      [
        post('/text', 'text/plain', Buffer.from(words[0] ?? '')),
        post('/form', multipart, upload),
        post('/text', 'text/plain', Buffer.from(words[1] ?? '')),
        post('/form', urlencoded, Buffer.from(form)),
        post('/text', 'text/plain', Buffer.from(words[3] ?? ''), true),
      ],
      [1_000_000, 16_384, 1460, 777][at % 4] ?? 1,
    );
    const [zero, one, two, three] = words.map((text) => sha256Hex(Buffer.from(text)));
    const found = [...answers.matchAll(/\r\n\r\n([0-9a-f,]+)/g)].map(([, body]) => body);
    expect(found).toEqual([zero, [zero, sha256Hex(file), three].join(), one, two, three]);
  });
  await Promise.all(walks);
});

test('of a buffer that several share only the piece that was read is overwritten', async () => {
  const shared = Buffer.from('before, said, after');
  const body = Readable.from([shared.subarray(8, 12)]);
  expect(await readText(body, 100)).toEqual({ ok: true, text: 'said' });
  expect(shared.toString()).toBe(`before, ${'\0'.repeat(4)}, after`);
});
