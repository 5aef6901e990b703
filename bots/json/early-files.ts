/** A file that came before the field `session`, and is kept in memory until that comes. */
export interface EarlyFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const mebibyte = 1024 * 1024;
const mostOfOne = 16 * mebibyte;
/** Of all requests together: nobody can fill the memory with files that belong nowhere. */
let left = 64 * mebibyte;

/** Holds the files of one request. Give them back with `using`. */
export class EarlyFiles implements Disposable {
  readonly #files: EarlyFile[] = [];
  #held = 0;

  /** Whether there was room for it. */
  async hold(name: string, bytes: ReadableStream<Uint8Array>): Promise<boolean> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) {
      if (this.#held + chunk.length > mostOfOne || chunk.length > left) return false;
      this.#held += chunk.length;
      left -= chunk.length;
      chunks.push(chunk);
    }
    this.#files.push({ name, bytes: new Uint8Array(Buffer.concat(chunks)) });
    return true;
  }

  /** Takes them out, in the order in which they came. */
  take(): readonly EarlyFile[] {
    return this.#files.splice(0);
  }

  [Symbol.dispose](): void {
    left += this.#held;
    this.#held = 0;
  }
}
