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
      // A copy: the piece itself is overwritten as soon as it was taken.
      if (length <= longest) chunks.push(Buffer.from(chunk));
      taken();
    },
  });
  const end = await pump(body, sink, { pace: usualPace, most: discarded, wipes: true });
  const whole = Buffer.concat(chunks);
  try {
    if (end !== 'whole') return { ok: false, because: end };
    if (length > longest) return { ok: false, because: 'too-large' };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(whole);
    return { ok: true, text };
  } catch {
    return { ok: false, because: 'malformed' };
  } finally {
    for (const bytes of [whole, ...chunks]) bytes.fill(0);
  }
}
