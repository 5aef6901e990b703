import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

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
    await once(this.#socket, 'connect');
    const chunks: Buffer[] = [];
    this.#socket.write(this.#request);
    for (;;) {
      const [chunk] = (await once(this.#socket, 'data')) as [Buffer];
      chunks.push(chunk);
      const text = Buffer.concat(chunks).toString('latin1');
      const end = text.indexOf('\r\n\r\n') + 4;
      if (end < 4) continue;
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) throw new Error('an answer without a length');
      const bytes = end + Number(length);
      if (text.length === bytes) return { status: Number(text.slice(9, 12)), bytes };
    }
  }
  /** Asks again and again until `endsAt`; how many whole answers came. */
  async repeat(bytes: number, endsAt: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    let answers = 0;
    let missing = bytes;
    this.#socket.on('error', reject);
    this.#socket.on('data', (chunk) => {
      missing -= chunk.length;
      if (missing > 0) return;
      if (missing < 0) {
        reject(new Error('an answer longer than the first'));
        return;
      }
      answers += 1;
      missing = bytes;
      if (performance.now() < endsAt) this.#socket.write(this.#request);
      else resolve(answers);
    });
    this.#socket.write(this.#request);
    return await promise;
  }
  [Symbol.dispose](): void {
    this.#socket.destroy();
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
