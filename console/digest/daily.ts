import { setTimeout as pause } from 'node:timers/promises';

import type { Config } from '../../platform/config/env.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Log } from '../../platform/log.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Leases } from '../../storage/leases.ts';
import type { Settings } from '../../storage/settings.ts';
import { sendDigests, type TellChat } from './digest.ts';
import { mailer } from './mailer.ts';
import { endDigests } from './standing.ts';

interface Ways {
  readonly smtp: Secret | null;
  /** `null` where no bot was given. */
  readonly tell: TellChat | null;
}

/** Starts the daily letter, which ends with `opened`; where none is wanted, none is owed. */
export async function daily(
  { digest }: Pick<Config, 'digest'>,
  { smtp, tell }: Ways,
  {
    settings,
    leases,
    log,
  }: {
    readonly settings: Settings;
    readonly leases: Leases;
    readonly log: Log;
  },
  opened: AsyncDisposableStack,
): Promise<void> {
  const mail = smtp === null ? null : (digest?.mail ?? null);
  const chats = tell === null ? [] : (digest?.chats ?? []);
  if (digest === null || (mail === null && chats.length === 0)) return endDigests(settings);
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = sendDigests({
    config: { ...digest, mail, chats },
    send: smtp === null ? none : mailer(smtp),
    tell: tell ?? none,
    settings,
    leases,
    random: systemRandom,
    now: () => Date.now(),
    until: async (moment) => {
      const wait = Math.max(0, moment - Date.now());
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    },
    stop: signal,
    log,
  }).catch(() => log('digest.failed', {}));
  opened.defer(async () => {
    stopping.abort();
    await running;
  });
}

/** Nobody is to be reached this way, so nobody asks for it. */
async function none(): Promise<void> {
  throw new TypeError('no way to send');
}
