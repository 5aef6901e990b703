import { setTimeout as pause } from 'node:timers/promises';

import type { Config } from '../../platform/config/env.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Log } from '../../platform/log.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Leases } from '../../storage/leases.ts';
import type { Settings } from '../../storage/settings.ts';
import { sendDigests } from './digest.ts';
import { mailer } from './mailer.ts';
import { endDigests } from './standing.ts';

/** Starts the daily letter, which ends with `opened`; where none is wanted, none is owed. */
export async function daily(
  { digest }: Pick<Config, 'digest'>,
  smtp: Secret | null,
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
  if (digest === null || smtp === null) return endDigests(settings);
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = sendDigests({
    config: digest,
    send: mailer(smtp),
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
