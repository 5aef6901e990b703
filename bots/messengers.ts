import { Hono } from 'hono';

import type { TelegramConfig } from '../platform/config/env.ts';
import type { Secret } from '../platform/secret.ts';
import type { Leases } from '../storage/leases.ts';
import type { SessionReader, SessionWriter } from '../storage/sessions.ts';
import type { ConverseParts } from './converse.ts';
import { createConverse } from './converse.ts';
import type { Converse } from './conversed.ts';
import { rememberedFor } from './kept-chats.ts';
import type { MakeFile } from './made-file.ts';
import { memorySessions } from './memory-sessions.ts';
import type { Manners } from './telegram/manners.ts';
import type { TeamsMode } from './teams/mode.ts';

export interface MessengerParts extends Omit<ConverseParts, 'sessions' | 'kept'> {
  /** `null` where no bot was given. */
  readonly telegram:
    (TelegramConfig & { readonly token: Secret; readonly manners?: Manners }) | null;
  /** `null` where clients of Microsoft 365 are not let in. */
  readonly teams: TeamsMode | null;
  readonly make: MakeFile;
  readonly leases: Leases;
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
}

export interface Messengers extends AsyncDisposable {
  /** Where messengers bring what people said. */
  readonly routes: Hono;
  /** Begins to listen to people; to be called when the routes are served. */
  readonly open: () => void;
}

/** The channels whose unfinished reports live in memory. What is not used is not loaded. */
export async function messengers(parts: MessengerParts): Promise<Messengers> {
  await using opened = new AsyncDisposableStack();
  const { telegram: bot, teams: mode, clock, log } = parts;
  const routes = new Hono();
  const openers: (() => void)[] = [];
  if (bot !== null) {
    const { telegramChannel } = await import('./telegram/channel.ts');
    const telegram = opened.use(telegramChannel({ ...parts, ...bot, ...apart() }));
    if (telegram.routes !== null) routes.route('/', telegram.routes);
    openers.push(telegram.open);
  }
  if (mode !== null) {
    const { teamsDoor } = await import('./teams/door.ts');
    routes.route('/', opened.use(teamsDoor({ ...parts, mode, ...apart() })).routes);
    openers.push(() =>
      log('teams.listening', { tokens: mode.kind === 'open' ? 'none' : 'checked' }),
    );
  }
  const resources = opened.move();
  return {
    routes,
    open: () => {
      for (const open of openers) open();
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };

  /** Dialogs in a memory that one channel has for itself. */
  function apart(): {
    readonly converse: Converse;
    readonly sessions: SessionReader & SessionWriter;
  } {
    const sessions = memorySessions(clock, rememberedFor);
    return { sessions, converse: createConverse({ ...parts, sessions, kept: 'apart' }) };
  }
}
