import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What one GET brought, head and body. */
export interface Fetched {
  readonly status: number;
  readonly bytes: number;
}

/**
 * Gets one address over a line that stays open. So bare that the server and not the client is what is measured: after
 * the first answer it only counts bytes, because every answer is as long as the first.
 */
class Line implements Disposable {
  readonly #socket: Socket;
  readonly #request: string;

  constructor(url: URL) {
    this.#socket = connect({ host: '127.0.0.1', port: Number(url.port), noDelay: true });
    this.#request =
      `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n` +
      'Accept: text/html\r\nAccept-Encoding: gzip, br\r\nAccept-Language: kk\r\n\r\n';
  }
  /** Throws when the answer does not tell its length. */
  async first(): Promise<Fetched> {
    if (this.#socket.connecting) await once(this.#socket, 'connect');
    let got = Buffer.alloc(0);
    return await this.#until<Fetched>((chunk) => {
      got = Buffer.concat([got, chunk]);
      const end = got.indexOf('\r\n\r\n') + 4;
      if (end < 4) return null;
      const head = got.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (length === undefined) throw new Error('an answer without a length');
      const bytes = end + Number(length);
      return got.length < bytes ? null : { status: Number(head.slice(9, 12)), bytes };
    });
  }
  /** Asks again and again until `endsAt`; how many whole answers came. */
  async repeat(bytes: number, endsAt: number): Promise<number> {
    let answers = 0;
    let missing = bytes;
    return await this.#until<number>((chunk) => {
      missing -= chunk.length;
      if (missing > 0) return null;
      if (missing < 0) throw new Error('an answer longer than the first');
      answers += 1;
      missing = bytes;
      if (performance.now() >= endsAt) return answers;
      this.#socket.write(this.#request);
      return null;
    });
  }
  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
  /** Asks once and hands over what comes, until `take` has what it wants. */
  async #until<T>(take: (chunk: Buffer) => T | null): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const hear = (chunk: Buffer): void => {
      try {
        const taken = take(chunk);
        if (taken !== null) resolve(taken);
      } catch (error) {
        reject(error);
      }
    };
    const lose = (): void => reject(new Error('the server closed the line'));
    this.#socket.on('data', hear).on('error', lose).on('close', lose);
    this.#socket.write(this.#request);
    try {
      return await promise;
    } finally {
      this.#socket.off('data', hear).off('error', lose).off('close', lose);
    }
  }
}

export async function fetchOnce(url: URL): Promise<Fetched> {
  using line = new Line(url);
  return await line.first();
}

/** Answers a second over some lines for some time. */
export async function answersPerSecond(
  url: URL,
  { lines, seconds }: { readonly lines: number; readonly seconds: number },
): Promise<number> {
  using opened = new DisposableStack();
  const all = Array.from({ length: lines }, () => opened.use(new Line(url)));
  const lengths: number[] = [];
  for (const line of all) lengths.push((await line.first()).bytes);
  const began = performance.now();
  const endsAt = began + seconds * 1000;
  const answers = await Promise.all(
    all.map((line, index) => line.repeat(lengths[index] ?? 0, endsAt)),
  );
  const passed = (performance.now() - began) / 1000;
  return answers.reduce((sum, count) => sum + count, 0) / passed;
}
