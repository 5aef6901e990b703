import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { boundary, multipart, multipartBody } from '../../fixtures/form-bodies.ts';
import { serveScript, type ScriptedSite } from '../../fixtures/serve-script.ts';

let site: ScriptedSite;

beforeAll(async () => {
  site = await serveScript();
});

afterAll(() => site[Symbol.asyncDispose]());

/** A browser that stands where files are asked for; answers its cookie. */
async function atFiles(): Promise<string> {
  const first = await fetch(`${site.url}/en/`);
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  for (const choice of ['report', 'skip', 'done']) await post(cookie, { choice });
  return cookie;
}

async function post(cookie: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${site.url}/en/`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

async function line(): Promise<Socket> {
  const socket = connect(site.serving.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

function head(cookie: string, length: number): string {
  return [
    'POST /en/ HTTP/1.1',
    `Host: 127.0.0.1:${site.serving.port}`,
    `Cookie: ${cookie}`,
    `Content-Type: ${multipart}`,
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n');
}

async function read(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('data', (data) => resolve(data.toString())));
}

const photo = { name: 'file', fileName: 'a.jpg', bytes: new Uint8Array(300_000).fill(5) };

test('an upload that is cut leaves nothing behind, and the dialog goes on', async () => {
  const cookie = await atFiles();
  const body = multipartBody(photo);
  const socket = await line();
  socket.write(head(cookie, body.length));
  socket.write(body.subarray(0, 150_000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(site.script.files).toEqual([]);
  expect((await post(cookie, { choice: 'done' })).status).toBe(303);
});

test('an upload that comes in drops is taken', async () => {
  const cookie = await atFiles();
  const body = multipartBody(photo);
  const socket = await line();
  socket.write(head(cookie, body.length));
  for (let at = 0; at < body.length; at += 20_000) {
    socket.write(body.subarray(at, at + 20_000));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 303 /);
  expect(site.script.files.splice(0)).toEqual([{ name: 'a.jpg', size: 300_000 }]);
  socket.destroy();
});

test('a body that is refused at its start is read on, so that the sender sees why, and the line stays usable', async () => {
  const cookie = await atFiles();
  const broken = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\n`),
    Buffer.alloc(3_000_000, 0x61),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const socket = await line();
  socket.write(head(cookie, broken.length));
  socket.write(broken);
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 413 /);
  socket.removeAllListeners('data');
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.write(`GET /health HTTP/1.1\r\nHost: a\r\n\r\n`);
  expect(await read(socket)).toContain('"status":"ok"');
  socket.destroy();
});

test('a foreign post with a body is refused to the end of its body', async () => {
  const cookie = await atFiles();
  const answer = await fetch(`${site.url}/en/`, {
    method: 'POST',
    headers: { cookie, origin: 'https://evil.example' },
    body: new Uint8Array(5_000_000),
  });
  expect(answer.status).toBe(403);
});
