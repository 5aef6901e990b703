import type { Readable } from 'node:stream';

import { SenimError } from '../platform/errors.ts';

/** `too-large`: the files of the form outgrew their limit. `cut`: the upload ended in its middle. */
export type FileFault = 'too-large' | 'cut';

export interface FileBytes {
  readonly bytes: ReadableStream<Uint8Array>;
  /** What made `bytes` fail, with `file.size` or `file.cut`; `null` as long as nothing did. */
  readonly fault: () => FileFault | null;
  /** Makes `bytes` fail unless they have ended. */
  readonly cut: () => void;
  /** Throws away what was not read, so that the parts behind it still arrive. */
  readonly leave: () => void;
}

const readAhead = 64 * 1024;
const codes = { 'too-large': 'file.size', cut: 'file.cut' } as const;

/** A file of a form as a stream. `count` is told the size of each piece and answers whether it may still be taken. */
export function fileBytes(file: Readable, count: (bytes: number) => boolean): FileBytes {
  let fault: FileFault | null = null;
  let over = false;
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  const end = (because: FileFault | null): void => {
    if (over) return;
    over = true;
    fault = because;
    if (because === null) stream?.close();
    else stream?.error(new SenimError(codes[because], `the upload was ${because}`));
    file.resume();
  };
  const bytes = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stream = controller;
      },
      pull: () => void file.resume(),
      cancel: () => {
        over = true;
        file.resume();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: readAhead }),
  );
  file.on('data', (chunk: Buffer) => {
    if (over) return;
    if (!count(chunk.length)) return end('too-large');
    stream?.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if ((stream?.desiredSize ?? 0) <= 0) file.pause();
  });
  file.once('end', () => end(null));
  file.on('error', () => end('cut'));
  const cut = (): void => end('cut');
  return { bytes, fault: () => fault, cut, leave: cut };
}
