import { open } from 'node:fs/promises';

// More than any file of the officers’ page: at this size the system gets it back whole.
const leastRoom = 2 ** 21;

/**
 * Reads file after file into the same memory: a start looks through a thousand files, and a buffer for each would stay
 * until garbage is next collected, which in a server that nobody asks anything is never.
 */
export class Scratch {
  #room = new Uint8Array(leastRoom);

  /** The file's bytes, good until the next read; `null` where it cannot be read. One read at a time. */
  async read(path: string): Promise<Uint8Array | null> {
    try {
      await using file = await open(path);
      const { size } = await file.stat();
      if (size >= this.#room.length) this.#room = new Uint8Array(size + 1);
      let end = 0;
      // What grows meanwhile is cut: whoever holds it to a hash sees that it changed.
      while (end < this.#room.length) {
        const { bytesRead } = await file.read(this.#room, end, this.#room.length - end);
        if (bytesRead === 0) break;
        end += bytesRead;
      }
      return this.#room.subarray(0, end);
    } catch {
      return null;
    }
  }
}
