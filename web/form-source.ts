import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

import type { FormSource } from './form.ts';

/** The body of a request as a stream of Node: straight from the line, or from the request itself in tests. */
export function formSource(context: Context): FormSource {
  return {
    contentType: context.req.header('content-type') ?? null,
    body: incomingOf(context) ?? bodyOf(context.req.raw),
  };
}

function incomingOf(context: Context): Readable | null {
  const bindings = context.env as Partial<HttpBindings> | undefined;
  return bindings?.incoming ?? null;
}

function bodyOf(request: Request): Readable {
  if (request.body === null) return Readable.from([]);
  return Readable.fromWeb(request.body as NodeReadableStream);
}
