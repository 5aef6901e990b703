import type { DigestConfig } from '../../platform/config/digest.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Log } from '../../platform/log.ts';
import type { DateIso, Ms } from '../../platform/time.ts';
import type { Leases } from '../../storage/leases.ts';
import type { Settings } from '../../storage/settings.ts';
import { nextDigest } from './hour.ts';
import { digestLetter, digestText } from './letter.ts';
import type { SendLetter } from './mailer.ts';
import { beginDigests, readKept, writeKept } from './standing.ts';

/** Sends one message to a chat. Rejects when the messenger did not take it. */
export type TellChat = (chat: string, text: string) => Promise<void>;

export interface DigestParts {
  readonly config: DigestConfig;
  readonly send: SendLetter;
  readonly tell: TellChat;
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

type Recipient =
  | { readonly by: 'mail'; readonly from: string; readonly to: string }
  | { readonly by: 'telegram'; readonly chat: string };

function recipientsOf({ mail, chats }: DigestConfig): readonly Recipient[] {
  return [
    ...(mail?.to ?? []).map((to) => ({ by: 'mail', from: mail?.from ?? '', to }) as const),
    ...chats.map((chat) => ({ by: 'telegram', chat }) as const),
  ];
}

async function sendOne(parts: DigestParts, day: DateIso, at: Ms): Promise<void> {
  const { config, settings, until, stop } = parts;
  let open = recipientsOf(config);
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
  parts: DigestParts,
  to: readonly Recipient[],
  at: Ms,
): Promise<readonly Recipient[]> {
  const open: Recipient[] = [];
  for (const each of to) {
    try {
      await deliver(parts, each, at);
    } catch {
      // The server's words could hold an address.
      parts.log('digest.failed', {});
      open.push(each);
    }
  }
  return open;
}

async function deliver({ send, tell, random }: DigestParts, to: Recipient, at: Ms): Promise<void> {
  switch (to.by) {
    case 'mail':
      return send(digestLetter({ from: to.from, to: to.to, at, random }));
    case 'telegram':
      return tell(to.chat, digestText('digest.chat'));
    default:
      return to satisfies never;
  }
}
