import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Hono } from 'hono';

import type { TelegramConfig } from '../../platform/config/env.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';
import { codeOf, placeOf, type Log } from '../../platform/log.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Clock, Ms } from '../../platform/time.ts';
import type { Leases } from '../../storage/leases.ts';
import type { SessionWriter } from '../../storage/sessions.ts';
import type { Converse } from '../conversed.ts';
import type { MakeFile } from '../made-file.ts';
import { allowedUpdates } from './allowed-updates.ts';
import { telegramApi } from './api.ts';
import { readUpdate } from './came.ts';
import { Chats } from './chats.ts';
import { conversation } from './conversation.ts';
import { downloader } from './download.ts';
import { Inbox } from './inbox.ts';
import { usualManners, type Manners } from './manners.ts';
import { poll } from './polling.ts';
import { introduce } from './profile.ts';
import { Taken } from './taken.ts';
import { kindOf } from './trouble.ts';
import { webhook, webhookPath } from './webhook.ts';

export interface TelegramParts extends TelegramConfig {
  readonly token: Secret;
  /** Its sessions must be kept in memory: see `memorySessions`. */
  readonly converse: Converse;
  /** Those very sessions, to be swept. */
  readonly sessions: Pick<SessionWriter, 'sweep'>;
  readonly make: MakeFile;
  readonly leases: Leases;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
  readonly manners?: Manners;
}

export interface TelegramChannel extends AsyncDisposable {
  /** Where Telegram brings updates; `null` when the channel fetches them itself. */
  readonly routes: Hono | null;
  /** Begins to listen to people. What goes wrong is logged and waited out: other channels go on. */
  readonly open: () => void;
}

/** The assistant as a bot. Nothing of a person is written anywhere: all that is remembered dies with the process. */
export function telegramChannel(parts: TelegramParts): TelegramChannel {
  const { random, clock, log, manners = usualManners } = parts;
  const stopping = new AbortController();
  const cut = new AbortController();
  const api = telegramApi({ ...parts, manners, stop: cut.signal });
  const chats = new Chats(random, clock);
  const identity = new Identity(api);
  const talk = conversation({
    ...parts,
    api,
    chats,
    download: downloader({ ...parts, api, stop: cut.signal }),
    address: () => identity.address,
  });
  const inbox = new Inbox({ chats, talk, gather: manners.gather as Ms });
  const taken = new Taken();
  const take = (update: Update): Promise<void> =>
    taken.once(update.update_id, async () => {
      try {
        const read = readUpdate(update);
        if (read !== null) await inbox.put(read.from, read.came);
      } catch (error) {
        // A shape that nobody has seen yet must not hold up what comes after it.
        log('turn.failed', { channel: 'telegram', code: codeOf(error), place: placeOf(error) });
      }
    });
  const secret = base64url(random(32));
  const sweeping = setInterval(() => {
    chats.sweep();
    void parts.sessions.sweep(clock.today());
  }, 60_000);
  sweeping.unref();
  let running: Promise<void> = Promise.resolve();

  const common = { api, identity, manners, log, stop: stopping.signal };
  return {
    routes: parts.mode === 'webhook' ? webhook({ secret, take }) : null,
    open: () => {
      running =
        parts.mode === 'webhook'
          ? openWebhook({ ...common, secret, url: `${parts.publicUrl ?? ''}${webhookPath}` })
          : openPolling({
              ...common,
              take,
              holder: base64url(random(9)),
              leases: parts.leases,
              clock,
            });
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(sweeping);
      stopping.abort();
      const deadline = setTimeout(() => cut.abort(), manners.grace * 2);
      await running;
      while (inbox.size > 0 && !cut.signal.aborted) await pause(20);
      clearTimeout(deadline);
      cut.abort();
    },
  };
}

/** What the bot is called, once Telegram has said it. */
class Identity {
  readonly #api: Api;
  address: string | null = null;

  constructor(api: Api) {
    this.#api = api;
  }

  async learn(): Promise<void> {
    const { username } = await this.#api.getMe();
    this.address = username === undefined ? null : `https://t.me/${username}`;
  }
}

interface Common {
  readonly api: Api;
  readonly identity: Identity;
  readonly manners: Manners;
  readonly log: Log;
  readonly stop: AbortSignal;
}

async function openPolling(
  parts: Common & Omit<Parameters<typeof poll>[0], 'onTurn'>,
): Promise<void> {
  const { api, identity, log } = parts;
  await poll({
    ...parts,
    onTurn: async () => {
      if (!(await untilDone(parts, () => identity.learn()))) return;
      await untilDone(parts, () => api.deleteWebhook());
      log('telegram.listening', { mode: 'polling' });
      void present(api, log);
    },
  });
}

async function openWebhook(
  parts: Common & { readonly secret: string; readonly url: string },
): Promise<void> {
  const { api, identity, log, url, secret } = parts;
  const isDone =
    (await untilDone(parts, () => identity.learn())) &&
    (await untilDone(parts, () =>
      api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates }),
    ));
  if (!isDone) return;
  log('telegram.listening', { mode: 'webhook' });
  void present(api, log);
}

/** `false` when the token is not taken or the channel was stopped; everything else is tried again. */
async function untilDone(
  { manners, log, stop }: Common,
  work: () => Promise<unknown>,
): Promise<boolean> {
  while (!stop.aborted) {
    try {
      await work();
      return true;
    } catch (error) {
      const because = kindOf(error);
      if (because === 'stopped') return false;
      log('telegram.failed', { because });
      if (because === 'token') return false;
      await pause(manners.pause, null, { signal: stop }).catch(() => {});
    }
  }
  return false;
}

/** A bot without its texts still works. */
async function present(api: Api, log: Log): Promise<void> {
  try {
    await introduce(api);
  } catch (error) {
    log('telegram.failed', { because: kindOf(error) });
  }
}
