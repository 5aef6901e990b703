import type { Context } from 'hono';
import { z } from '../../platform/shape.ts';

import { joinBytes } from '../../platform/crypto/bytes.ts';
import { headersOf } from './headers.ts';
import { Refused } from './refuse.ts';

/** Requests hold a few sealed words at most. */
const longest = 4 * 1024 * 1024;

/** The request's JSON, held to its schema. Refuses `malformed` and `too-large`; never says what was in it. */
export async function readBody<S extends z.ZodType>(
  context: Context,
  schema: S,
): Promise<z.output<S>> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/json')) {
    throw new Refused('malformed');
  }
  const text = await readText(context.req.raw);
  try {
    return z.decode(schema, JSON.parse(text) as z.input<S>);
  } catch {
    throw new Refused('malformed');
  }
}

/** A request's bytes as they stand, `most` of them. Refuses `malformed` for none or for another type, and `too-large`. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  if (request.headers.get('content-type') !== 'application/octet-stream') {
    throw new Refused('malformed');
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) throw new Refused('too-large');
    parts.push(chunk);
  }
  if (size === 0) throw new Refused('malformed');
  return joinBytes(parts);
}

/** An answer in JSON, made through its schema. */
export function answer<S extends z.ZodType>(
  schema: S,
  value: z.output<S>,
  extra: Record<string, string> = {},
): Response {
  return Response.json(z.encode(schema, value), { headers: { ...headersOf('data'), ...extra } });
}

/** A sealed file, as it stands in the store. */
export function answerBlob(blob: { readonly stream: () => ReadableStream<Uint8Array> }): Response {
  // No length beforehand: a file that was cut on the disk has to arrive as it is, for the console to say so.
  return new Response(blob.stream(), {
    headers: { ...headersOf('data'), 'content-type': 'application/octet-stream' },
  });
}

async function readText(request: Request): Promise<string> {
  if (request.body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > longest) throw new Refused('too-large');
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new Refused('malformed');
  }
}
