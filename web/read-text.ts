import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';

import { pump, usualPace } from './pump.ts';

/** A short body as text; `null` when it is longer than `longest` bytes, was cut off, or is not UTF-8. */
export async function readText(body: Readable, longest: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, taken) => {
      length += chunk.length;
      if (length <= longest) chunks.push(chunk);
      taken();
    },
  });
  const end = await pump(body, sink, usualPace, 64 * 1024 * 1024);
  if (end !== 'whole' || length > longest) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}
