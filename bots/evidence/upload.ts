import { runningSha256 } from '../../platform/crypto/native-sha256.ts';
import { SenimError } from '../../platform/errors.ts';

/** A file on its way in: its first bytes can be looked at before it is decided what to do with the rest. */
export interface Upload {
  /** The first bytes, at most as many as asked for. */
  readonly sample: Uint8Array;
  /** The whole of it; `null` when it is larger than `most` (then `stream` still gives everything). */
  readonly gather: (most: number, held: (bytes: number) => boolean) => Promise<Gathered>;
  /** Everything that was not gathered, from the first byte; ends with `file.size` past the limit. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** Tells the sender to stop. */
  readonly drop: () => Promise<void>;
  /** Bytes seen so far. */
  readonly size: () => number;
  readonly tooLarge: () => boolean;
}

export type Gathered =
  /** `sha256`: of all bytes, hex. */
  | { readonly kind: 'whole'; readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly kind: 'larger' }
  | { readonly kind: 'no-room' };

/** Reads up to `sampleSize` bytes of `source`, which is never read past `limit`. */
export async function openUpload(
  source: ReadableStream<Uint8Array>,
  sampleSize: number,
  limit: number,
): Promise<Upload> {
  const reader = source.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;

  async function next(): Promise<Uint8Array | null> {
    const { done, value } = await reader.read();
    if (done) {
      ended = true;
      return null;
    }
    size += value.length;
    if (size > limit) {
      await drop();
      throw new SenimError('file.size', 'more bytes than are taken');
    }
    return value;
  }

  async function gather(most: number, held: (bytes: number) => boolean): Promise<Gathered> {
    if (!held(size)) return { kind: 'no-room' };
    // While they come: all of a large file at once would hold up everybody else.
    const running = runningSha256();
    for (const chunk of chunks) running.update(chunk);
    while (!ended && size <= most) {
      const chunk = await next();
      if (chunk === null) break;
      chunks.push(chunk);
      running.update(chunk);
      if (!held(chunk.length)) return { kind: 'no-room' };
    }
    if (size > most) return { kind: 'larger' };
    return { kind: 'whole', bytes: joined(chunks), sha256: running.hex() };
  }

  function stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      async pull(controller) {
        const chunk = chunks.shift() ?? (ended ? null : await next());
        if (chunk === null) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: drop,
    });
  }

  async function drop(): Promise<void> {
    chunks.length = 0;
    ended = true;
    await reader.cancel().catch(() => {});
  }

  while (!ended && size < sampleSize) {
    const chunk = await next();
    if (chunk !== null) chunks.push(chunk);
  }
  const sample = joined(chunks).subarray(0, sampleSize);
  return { sample, gather, stream, drop, size: () => size, tooLarge: () => size > limit };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(chunks);
}
