import { SenimError } from '../../platform/errors.ts';

/** A file on its way into an archive or out of it. `bytes` must be read to its end before the next file is asked for. */
export interface TarFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const block = 512;
/** What eleven octal digits hold. */
const mostBytes = 8 ** 11 - 1;

/** The plainest form of tar (ustar), which every system can unpack; without owners and times. */
export async function* tarOf(files: AsyncIterable<TarFile>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, bytes } of files) {
    yield header(name, size);
    let passed = 0;
    for await (const chunk of bytes) {
      passed += chunk.length;
      if (passed > size) break;
      yield chunk;
    }
    if (passed !== size)
      throw new SenimError('store.integrity', 'a file changed while it was read');
    yield new Uint8Array((block - (size % block)) % block);
  }
  yield new Uint8Array(2 * block);
}

/** Throws `crypto.format` for what is no archive of ours. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const reader = new Pieces(source);
  for (;;) {
    const head = await reader.exactly(block);
    if (head === null) throw broken();
    if (head.every((byte) => byte === 0)) {
      await reader.rest();
      return;
    }
    const { name, size } = readHeader(head);
    const state = { left: size };
    yield { name, size, bytes: reader.upTo(state) };
    if (state.left > 0) throw new TypeError('a file was not read to its end');
    await reader.exactly((block - (size % block)) % block);
  }
}

function header(name: string, size: number): Uint8Array {
  if (name.length > 99 || size > mostBytes) {
    throw new SenimError(
      'store.full',
      'a file is too large for an archive: see docs/operations.md',
    );
  }
  const head = Buffer.alloc(block);
  head.write(name, 0, 'ascii');
  head.write('0000600\0', 100, 'ascii');
  head.write('0000000\0', 108, 'ascii');
  head.write('0000000\0', 116, 'ascii');
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  head.write('00000000000\0', 136, 'ascii');
  head.write('        ', 148, 'ascii');
  head.write('0', 156, 'ascii');
  head.write('ustar\x0000', 257, 'ascii');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return head;
}

function readHeader(head: Buffer): { name: string; size: number } {
  const written = Number.parseInt(head.toString('ascii', 148, 154), 8);
  const sum = head.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  const size = Number.parseInt(head.toString('ascii', 124, 135), 8);
  if (written !== sum || !Number.isSafeInteger(size)) throw broken();
  return { name: head.toString('ascii', 0, head.indexOf(0)), size };
}

function broken(): SenimError {
  return new SenimError('crypto.format', 'this is no archive, or it was cut short');
}

/** A stream of chunks, asked for by length. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }
  /** `null` at the end. */
  async exactly(length: number): Promise<Buffer | null> {
    while (this.#held.length < length) if (!(await this.#more())) return null;
    return this.#take(length);
  }
  async *upTo(state: { left: number }): AsyncGenerator<Uint8Array> {
    while (state.left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) throw broken();
      const piece = this.#take(Math.min(state.left, this.#held.length));
      state.left -= piece.length;
      yield piece;
    }
  }
  /** To the very end: only then the seal of the whole has been checked. */
  async rest(): Promise<void> {
    while (await this.#more()) this.#held = Buffer.alloc(0);
  }
  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }
  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
    return true;
  }
}
