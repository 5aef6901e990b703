import type { Readable } from 'node:stream';

/** `too-large`: the files of the form outgrew their limit. `cut`: the upload ended in its middle. */
export type FileFault = 'too-large' | 'cut';

export interface FileBytes {
  readonly bytes: ReadableStream<Uint8Array>;
  /** What made `bytes` fail; `null` as long as nothing did. */
  readonly fault: () => FileFault | null;
  /** Makes `bytes` fail unless they have ended. */
  readonly cut: () => void;
  /** Throws away what was not read, so that the parts behind it still arrive. */
  readonly leave: () => void;
}

/** A file of a form as a stream. `count` is told the size of each piece and answers whether it may still be taken. */
export function fileBytes(file: Readable, count: (bytes: number) => boolean): FileBytes {
  let fault: FileFault | null = null;
  let over = false;
  let fail: (because: FileFault) => void = () => undefined;
  const bytes = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        fail = (because) => {
          if (over) return;
          over = true;
          fault = because;
          controller.error(new Error(`the upload was ${because}`));
          file.resume();
        };
        file.on('error', () => fail('cut'));
        file.on('data', (chunk: Buffer) => {
          if (over) return;
          if (!count(chunk.length)) return fail('too-large');
          controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
          if ((controller.desiredSize ?? 0) <= 0) file.pause();
        });
        file.once('end', () => {
          if (over) return;
          over = true;
          controller.close();
        });
        file.pause();
      },
      pull: () => void file.resume(),
      cancel: () => {
        over = true;
        file.resume();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
  );
  return { bytes, fault: () => fault, cut: () => fail('cut'), leave: () => fail('cut') };
}
