import { Hono, type Context } from 'hono';

import { codeOf, placeOf } from '../../platform/log.ts';
import type { SessionWriter } from '../../storage/sessions.ts';
import { discard } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { isForeign } from '../../web/origin.ts';
import { provenanceOf } from '../../web/provenance.ts';
import { readText } from '../../web/read-text.ts';
import type { ChannelParts, Status, TeamsChannel } from './channel.ts';
import { isLoopback, type TeamsMode } from './mode.ts';

export const messagesPath = '/api/messages';

export interface DoorParts extends ChannelParts {
  /** Those that `converse` uses, to be swept. */
  readonly sessions: Pick<SessionWriter, 'sweep'>;
}

export interface TeamsDoor extends AsyncDisposable {
  readonly routes: Hono;
}

type Refusal = 401 | 403 | 415;
type Unread = 400 | 408 | 413;

/** Bot Framework sends no more than a quarter of this. */
const mostBytes = 1024 * 1024;

/**
 * Where Microsoft's service brings activities. What lies behind is heavy, and is loaded when the first one
 * comes that could be let in.
 */
export function teamsDoor(parts: DoorParts): TeamsDoor {
  const { clock, sessions, log } = parts;
  let loaded: Promise<TeamsChannel> | null = null;
  const load = (): Promise<TeamsChannel> => {
    loaded ??= import('./channel.ts').then(({ teamsChannel }) => teamsChannel(parts));
    return loaded;
  };
  /** `null` where nobody has come yet. */
  const here = async (): Promise<TeamsChannel | null> => (await loaded?.catch(() => null)) ?? null;
  const sweeping = setInterval(() => void sweep(), 60_000);
  sweeping.unref();

  async function sweep(): Promise<void> {
    await sessions.sweep(clock.today());
    (await here())?.sweep();
  }

  const app = new Hono();
  app.post(messagesPath, async (context) => {
    const refused = refusedEarly(context, parts);
    if (refused === null) return context.body(null, await takeFrom(context, await load()));
    await discard(formSource(context));
    return context.body(null, refused);
  });
  app.all(messagesPath, (context) => context.body(null, 405, { Allow: 'POST' }));
  app.onError((error, context) => {
    log('request.failed', { side: 'public', code: codeOf(error), place: placeOf(error) });
    return context.body(null, 500);
  });
  return {
    routes: app,
    [Symbol.asyncDispose]: async () => {
      clearInterval(sweeping);
      await (await here())?.[Symbol.asyncDispose]();
    },
  };
}

/** What is refused by its head alone. */
function refusedEarly(
  context: Context,
  { mode, publicUrl }: Pick<DoorParts, 'mode' | 'publicUrl'>,
): Refusal | null {
  if (isForeign(provenanceOf(context, publicUrl))) return 403;
  // A page of somebody else could send other types without being asked, and to a name that leads here.
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 415;
  if (isStrangeHost(context, mode)) return 403;
  const isNamed = /^Bearer \S+$/i.test(context.req.header('authorization') ?? '');
  return mode.kind === 'open' || isNamed ? null : 401;
}

function isStrangeHost(context: Context, mode: TeamsMode): boolean {
  const host = URL.parse(`http://${context.req.header('host') ?? ''}`)?.hostname ?? '';
  return mode.kind === 'open' && !isLoopback(host);
}

async function takeFrom(
  context: Context,
  channel: TeamsChannel,
): Promise<Status | Refusal | Unread> {
  const bearer = await channel.admit(context.req.header('authorization') ?? null);
  const source = formSource(context);
  if (bearer === null) {
    await discard(source);
    return 401;
  }
  const read = await readText(source.body, mostBytes);
  if (!read.ok) return unread[read.because];
  return channel.take(bearer, parsed(read.text));
}

const unread = { malformed: 400, 'too-large': 413, 'too-slow': 408 } as const;

/** `null` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
