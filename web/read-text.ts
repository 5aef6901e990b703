import { Writable, type Readable } from 'node:stream';

import { pump, usualPace } from './pump.ts';

export type ReadText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: Unread };

export type Unread = 'malformed' | 'too-large' | 'too-slow';

const discarded = 64 * 1024 * 1024;

/** A short body as text. One that is longer than `longest` bytes is read to its end and forgotten. */
export async function readText(body: Readable, longest: number): Promise<ReadText> {
  const chunks: Buffer[] = [];
  let length = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, taken) => {
      length += chunk.length;
      if (length <= longest) chunks.push(chunk);
      taken();
    },
  });
  const end = await pump(body, sink, usualPace, discarded);
  if (end !== 'whole') return { ok: false, because: end };
  if (length > longest) return { ok: false, because: 'too-large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, text };
  } catch {
    return { ok: false, because: 'malformed' };
  }
}
