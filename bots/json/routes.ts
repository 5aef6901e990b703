import { Hono, type Context } from 'hono';
import type { RouterRoute } from 'hono/types';

import type { Language } from '../../platform/language.ts';
import { preferredLanguage } from '../../web/accept-language.ts';
import { discard } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { safeHeaders, type HeaderRecord } from '../../web/headers.ts';
import { isForeign } from '../../web/origin.ts';
import { provenanceOf } from '../../web/provenance.ts';
import type { Converse } from '../conversed.ts';
import type { Door } from '../gate/door.ts';
import type { ChatPlace } from './answer.ts';
import { errorBody, refusals } from './errors.ts';
import type { OneTimeFiles } from './one-time-files.ts';
import { openapi } from './openapi.ts';
import type { ErrorCode } from './shapes.ts';
import { takeTurn, type JsonTurn } from './turn.ts';

export interface JsonDeps {
  readonly converse: Converse;
  /** The origin that people type; `null` means the address we listen on. */
  readonly publicUrl: string | null;
  readonly files: OneTimeFiles;
  readonly door: Pick<Door, 'cameFrom'>;
  /** Told of what failed; it must not print the error's text. */
  readonly onFailure: (error: unknown) => void;
}

/** The JSON channel: the same turns for programs. No page of another origin may call it. */
export function jsonChannel(deps: JsonDeps): Hono {
  const headers = safeHeaders({ https: deps.publicUrl?.startsWith('https:') ?? false });
  const app = new Hono();
  app.post('/api/chat', async (context) => {
    const turn = await chat(context, deps);
    return answer(headers, turn.status, turn.body);
  });
  app.get('/api/openapi.json', () => answer(headers, 200, openapi));
  app.get('/api/files/:token', (context) => handOver(context, deps.files, headers));
  app.all('/api/*', (context) => unknown(context, app.routes, headers));
  app.onError((error, context) => {
    deps.onFailure(error);
    return refuse('failed', languageOf(context), headers);
  });
  return app;
}

async function chat(
  context: Context,
  { converse, publicUrl, files, door, onFailure }: JsonDeps,
): Promise<JsonTurn> {
  const language = languageOf(context);
  const source = formSource(context);
  if (isForeign(provenanceOf(context, publicUrl))) {
    await discard(source);
    return { status: refusals.foreign.status, body: errorBody('foreign', language) };
  }
  const address = publicUrl ?? new URL(context.req.url).origin;
  const place: ChatPlace = {
    address,
    hold: async (offered) => `${address}/api/files/${await files.hold(offered)}`,
  };
  // A program shows no page that somebody could have looked at: under load it stands behind the people.
  const came = door.cameFrom(context)(null, null);
  return takeTurn(source, {
    converse: (turned) => converse({ ...turned, came }),
    language,
    place,
    onFailure,
  });
}

/** A file for whoever has its address; then the address is worth nothing any more. */
async function handOver(
  context: Context,
  files: OneTimeFiles,
  headers: HeaderRecord,
): Promise<Response> {
  const made = await files.take(context.req.param('token') ?? '');
  if (made === null) return refuse('not-found', languageOf(context), headers);
  return new Response(new Uint8Array(made.bytes), {
    headers: {
      ...headers,
      'Content-Type': made.mime,
      'Content-Disposition': `attachment; filename="${made.name}"`,
    },
  });
}

function unknown(
  context: Context,
  routes: readonly RouterRoute[],
  headers: HeaderRecord,
): Response {
  const known = routes.find(({ path }) => path === context.req.path);
  const language = languageOf(context);
  if (known === undefined) return refuse('not-found', language, headers);
  return refuse('method', language, { ...headers, Allow: known.method });
}

function refuse(code: ErrorCode, language: Language, headers: HeaderRecord): Response {
  return answer(headers, refusals[code].status, errorBody(code, language));
}

function answer(headers: HeaderRecord, status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
}

function languageOf(context: Context): Language {
  return preferredLanguage(context.req.header('accept-language') ?? null);
}
