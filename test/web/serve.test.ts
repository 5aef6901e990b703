import { connect } from 'node:net';
import { expect, test } from 'vitest';

import { serve } from '../../web/serve.ts';

const host = '127.0.0.1';

test('a request in flight is finished before the server stops', async () => {
  const arrived = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  const serving = await serve({
    host,
    port: 0,
    fetch: async () => {
      arrived.resolve();
      await leave.promise;
      return new Response('finished');
    },
  });
  const answer = fetch(`http://${host}:${serving.port}/`);
  await arrived.promise;
  const stopped = serving.stop();
  leave.resolve();
  expect(await (await answer).text()).toBe('finished');
  expect(await stopped).toBe(0);
  await expect(fetch(`http://${host}:${serving.port}/`)).rejects.toThrow();
});

test('a request that does not finish in time is cut and counted', async () => {
  const arrived = Promise.withResolvers<void>();
  const serving = await serve({
    host,
    port: 0,
    graceMs: 50,
    fetch: () => {
      arrived.resolve();
      return new Promise<Response>(() => undefined);
    },
  });
  const answer = fetch(`http://${host}:${serving.port}/`).catch(() => 'cut');
  await arrived.promise;
  expect(await serving.stop()).toBe(1);
  expect(await answer).toBe('cut');
});

test('lines that are kept open do not hold the stop up', async () => {
  const serving = await serve({ host, port: 0, fetch: () => new Response('well') });
  await (await fetch(`http://${host}:${serving.port}/`)).text();
  const began = performance.now();
  await serving[Symbol.asyncDispose]();
  expect(performance.now() - began).toBeLessThan(2000);
});

test('an address that is taken is an error, not silence', async () => {
  await using serving = await serve({ host, port: 0, fetch: () => new Response('') });
  await expect(serve({ host, port: serving.port, fetch: () => new Response('') })).rejects.toThrow(
    'EADDRINUSE',
  );
});

test('no answer names the software behind it', async () => {
  await using serving = await serve({ host, port: 0, fetch: () => new Response('') });
  const { headers } = await fetch(`http://${host}:${serving.port}/`);
  expect(headers.has('server')).toBe(false);
  expect(headers.has('x-powered-by')).toBe(false);
});

test('headers that are too long are refused', async () => {
  await using serving = await serve({ host, port: 0, fetch: () => new Response('') });
  const socket = connect(serving.port, host);
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  expect(first.toString()).toContain('431');
  socket.destroy();
});
