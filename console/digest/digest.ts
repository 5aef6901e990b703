import type { DigestConfig } from '../../platform/config/digest.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Log } from '../../platform/log.ts';
import type { DateIso, Ms } from '../../platform/time.ts';
import type { Leases } from '../../storage/leases.ts';
import type { Settings } from '../../storage/settings.ts';
import { nextDigest } from './hour.ts';
import { digestLetter } from './letter.ts';
import type { SendLetter } from './mailer.ts';
import { beginDigests, readKept, writeKept } from './standing.ts';

export interface DigestParts {
  readonly config: DigestConfig;
  readonly send: SendLetter;
  readonly settings: Settings;
  readonly leases: Leases;
  readonly random: Random;
  readonly now: () => number;
  /** Resolves at that moment, or earlier when all ends. */
  readonly until: (moment: number) => Promise<void>;
  readonly stop: AbortSignal;
  readonly log: Log;
}

/** Milliseconds within which the letters of a day are surely sent; less than until the next try. */
const sending = 10 * 60_000;

/** Milliseconds after the hour at which a letter that was not taken is tried again. */
const tries = [0, 15, 30, 60].map((minutes) => minutes * 60_000);

/**
 * Sends the same letter every day at the same hour, until stopped. Neither hour nor letter depends on what arrived, and
 * so whoever watches the mail learns nothing (attack 12). A day on which nothing runs at that hour has no letter.
 */
export async function sendDigests(parts: DigestParts): Promise<void> {
  const { config, settings, now, stop, log } = parts;
  let { day, at } = nextDigest(now(), config.hour);
  await beginDigests(settings, day);
  while (!stop.aborted) {
    try {
      await sendOne(parts, day, at);
    } catch {
      // The store did not take what became of it: the standing tells, and tomorrow is another day.
      log('digest.failed', {});
    }
    ({ day, at } = nextDigest(Math.max(now(), at), config.hour));
  }
}

async function sendOne(parts: DigestParts, day: DateIso, at: Ms): Promise<void> {
  const { config, settings, until, stop } = parts;
  let open: readonly string[] = config.to;
  for (const later of tries) {
    await until(at + later);
    if (stop.aborted) return;
    // Of several processes one sends; the others look again later, in case it fell.
    if ((await readKept(settings))?.sent === day) return;
    if (!(await isOurs(parts))) continue;
    open = await sendTo(parts, open, at);
    const kept = await readKept(settings);
    const begun = kept?.begun ?? day;
    if (open.length === 0) {
      await writeKept(settings, { begun, sent: day, failing: null });
      return;
    }
    await writeKept(settings, { begun, sent: kept?.sent ?? null, failing: kept?.failing ?? day });
  }
}

function isOurs({ leases, random, now }: DigestParts): Promise<boolean> {
  return leases.take('digest', hex(random(16)), { now: now(), until: now() + sending });
}

/** Those to whom it could not be sent. Each gets a letter of his own, so that no list of officers goes around. */
async function sendTo(
  { config, send, random, log }: DigestParts,
  to: readonly string[],
  at: Ms,
): Promise<readonly string[]> {
  const open: string[] = [];
  for (const each of to) {
    try {
      await send(digestLetter({ from: config.from, to: each, at, random }));
    } catch {
      // The server's words could hold an address.
      log('digest.failed', {});
      open.push(each);
    }
  }
  return open;
}
