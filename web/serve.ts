import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request; `app.fetch` of a Hono app is one. */
export type Fetch = Parameters<typeof getRequestListener>[0];

export interface ServeOptions {
  readonly fetch: Fetch;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** How long a stop waits for requests in flight. */
  readonly graceMs?: number;
}

export interface Serving extends AsyncDisposable {
  readonly port: number;
  /** Takes no new requests, lets those in flight finish, then closes what is left. Answers how many were cut. */
  readonly stop: () => Promise<number>;
}

/** Slow lines may take half an hour for their files; who only holds a line open is cut off sooner (see `pump.ts`). */
const timeouts = {
  headersTimeout: 20_000,
  requestTimeout: 30 * 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
} as const;

const silence = 90_000;
const connections = 8_192;

/** Starts listening; rejects when the address is taken. Use it with `await using`. */
export async function serve({
  fetch,
  host,
  port,
  graceMs = 10_000,
}: ServeOptions): Promise<Serving> {
  const listener = getRequestListener(fetch);
  const server = createServer({ ...timeouts, maxHeaderSize: 16 * 1024 }, (request, response) => {
    // It answers its own failures; nothing waits for its promise.
    void listener(request, response);
  });
  server.timeout = silence;
  server.maxConnections = connections;
  let inFlight = 0;
  server.on('request', (_request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
  });
  await listening(server, host, port);
  let stopped: Promise<number> | null = null;
  const stop = (): Promise<number> => (stopped ??= stopServer(server, graceMs, () => inFlight));
  return {
    port: (server.address() as AddressInfo).port,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stopServer(
  server: Server,
  graceMs: number,
  inFlight: () => number,
): Promise<number> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Lines that fall idle while others still work are not closed by `close` itself.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  let cut = 0;
  const deadline = setTimeout(() => {
    cut = inFlight();
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
  return cut;
}
