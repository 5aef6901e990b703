import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';

import type { Log } from '../../platform/log.ts';
import type { Clock } from '../../platform/time.ts';
import type { Leases } from '../../storage/leases.ts';
import { allowedUpdates } from './allowed-updates.ts';
import type { Manners } from './manners.ts';
import { kindOf, TelegramError } from './trouble.ts';

export interface PollingParts {
  readonly api: Api;
  /** Resolves when the update was answered. Never rejects. */
  readonly take: (update: Update) => Promise<void>;
  /** Called when this process is the one that polls, before the first update. */
  readonly onTurn: () => Promise<void>;
  readonly leases: Leases;
  /** Names this process in the lease. */
  readonly holder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly manners: Manners;
  readonly stop: AbortSignal;
  readonly log: Log;
}

/**
 * Asks for updates for as long as this process has the lease. An update is confirmed to Telegram only after it
 * was answered: the library's own loop confirms one before its handler has run, so that a crash would lose it.
 * Until then Telegram repeats it, and whoever takes updates knows those that came before. Returns when stopped
 * or when the token is not taken.
 */
export async function poll(parts: PollingParts): Promise<void> {
  const { leases, holder, stop, manners, log } = parts;
  let isWaiting = false;
  while (!stop.aborted) {
    if (await hasLease(parts)) {
      isWaiting = false;
      const because = await pollOnLease(parts);
      if (because === 'token') break;
      if (because !== 'stopped') await rest(manners.pause, stop);
    } else {
      if (!isWaiting) log('telegram.waiting', {});
      isWaiting = true;
      await rest(manners.lease / 6, stop);
    }
  }
  await leases.release('telegram-polling', holder).catch(() => {});
}

async function hasLease({ leases, holder, clock, manners }: PollingParts): Promise<boolean> {
  const now = clock.now();
  const span = { now, until: now + manners.lease };
  return await leases.take('telegram-polling', holder, span).catch(() => false);
}

/** Why it ended. */
async function pollOnLease(parts: PollingParts): Promise<ReturnType<typeof kindOf>> {
  const { api, stop, manners, log } = parts;
  const open = new Map<number, Promise<void>>();
  let next = 0;
  let renewed = parts.clock.now();
  await parts.onTurn();
  while (!stop.aborted) {
    if (parts.clock.now() - renewed > manners.lease / 3) {
      if (!(await hasLease(parts))) return 'conflict';
      renewed = parts.clock.now();
    }
    const offset = Math.min(next, ...open.keys());
    const asked = parts.clock.now();
    try {
      const updates = await api.getUpdates(
        {
          offset,
          timeout: open.size > 0 ? 0 : pollSeconds(manners),
          allowed_updates: allowedUpdates,
        },
        stop as never,
      );
      const fresh = updates
        .filter(({ update_id: id }) => id >= next && !open.has(id))
        .toSorted((a, b) => a.update_id - b.update_id);
      for (const update of fresh) {
        const { update_id: id } = update;
        next = Math.max(next, id + 1);
        open.set(
          id,
          parts.take(update).finally(() => open.delete(id)),
        );
      }
      // While something is still open Telegram answers at once, with what we have already.
      if (open.size > 0) await Promise.race([...open.values(), pause(whileOpen)]);
      else if (fresh.length === 0 && parts.clock.now() - asked < whileOpen)
        await rest(whileOpen, stop);
    } catch (error) {
      const because = kindOf(error);
      if (because === 'stopped') break;
      log('telegram.failed', { because });
      if (because === 'token') return because;
      await rest(manners.pause, stop);
    }
  }
  await confirm(parts, open, next);
  return 'stopped';
}

const whileOpen = 250;

/** Shorter than the lease, so that it is renewed in time. */
function pollSeconds({ pollSeconds: wished, lease }: Manners): number {
  return Math.max(1, Math.min(wished, Math.floor(lease / 3000)));
}

/** What was answered must not come again after the next start. */
async function confirm(
  { api, manners, log }: PollingParts,
  open: ReadonlyMap<number, Promise<void>>,
  next: number,
): Promise<void> {
  await Promise.race([Promise.all(open.values()), pause(manners.grace, null, { ref: false })]);
  log('telegram.stopped', { turnsCut: open.size });
  const offset = Math.min(next, ...open.keys());
  if (offset === 0) return;
  await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch((error: unknown) => {
    if (!(error instanceof TelegramError)) throw error;
  });
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, null, { signal }).catch(() => {});
}
