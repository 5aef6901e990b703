import { Agent, request } from 'node:http';

import { z } from 'zod';

const answerShape = z.object({
  session: z.string(),
  at: z.string(),
  options: z.array(z.object({ id: z.string() })),
  receipt: z.string().optional(),
});

export type Answer = z.infer<typeof answerShape>;

/** What a program posts to the JSON channel. */
export type Said = Readonly<
  Partial<Record<'session' | 'language' | 'choice' | 'text' | 'at', string>>
>;

/** Status and body, unread: the load is measured before anything is parsed. */
export interface Raw {
  readonly status: number;
  readonly body: string;
}

/** A program on the JSON channel that keeps its lines open. */
export class ChatClient implements Disposable {
  readonly #agent: Agent;
  readonly #address: URL;

  constructor(publicUrl: string, maxSockets = 128) {
    this.#agent = new Agent({ keepAlive: true, maxSockets });
    // The server listens on IPv4; the name would be looked up at each new line.
    this.#address = new URL('/api/chat', publicUrl.replace('localhost', '127.0.0.1'));
  }
  /** Throws when the answer is not one of the dialog. */
  async say(said: Said): Promise<Answer> {
    return read(await this.post(said));
  }
  post(said: Said): Promise<Raw> {
    return this.#send(Buffer.from(JSON.stringify(said)), 'application/json');
  }
  /** Uploads a file that has no name to speak of. */
  upload(session: string, file: Uint8Array): Promise<Raw> {
    const boundary = 'senim-bench-boundary';
    const head = (disposition: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
    const body = Buffer.concat([
      Buffer.from(`${head('name="session"')}\r\n${session}\r\n`),
      Buffer.from(
        `${head('name="file"; filename="a.bin"')}Content-Type: application/octet-stream\r\n\r\n`,
      ),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.#send(body, `multipart/form-data; boundary=${boundary}`);
  }
  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
  #send(body: Uint8Array, type: string): Promise<Raw> {
    const { promise, resolve, reject } = Promise.withResolvers<Raw>();
    const headers = { 'Content-Type': type, 'Content-Length': body.length };
    const sending = request(this.#address, { method: 'POST', agent: this.#agent, headers });
    sending.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    sending.on('error', reject);
    sending.end(body);
    return promise;
  }
}

export function read({ status, body }: Raw): Answer {
  if (status !== 200) throw new Error(`the server answered ${status}`);
  return answerShape.parse(JSON.parse(body));
}
