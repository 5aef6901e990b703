import {
  type Card,
  type CardFacts,
  cardGen,
  type CardOpener,
  cardOpener,
  openCard,
} from '../../../cases/card.ts';
import { workOf } from '../../../cases/case-work.ts';
import type { GroupKey } from '../../../cases/group-key.ts';
import { LegalTerm } from '../../../cases/legal-term.ts';
import type { Channel } from '../../../cases/manifest.ts';
import type { ReportBody } from '../../../cases/report.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { CardView, ReadCard } from './case-views.ts';
import { cardOf } from './report-view.ts';
import type { ReadThread } from './thread-view.ts';

/** What the list shows to this officer. */
export function cardView({ work, ...card }: Card, officer: string): CardView {
  return {
    ...card,
    term: work?.term ?? null,
    openTasks: work?.openTasks ?? 0,
    nextTask: work?.nextTask ?? null,
    seen: work?.seen[officer] ?? null,
  };
}

/** Reads many cards at once. One that does not open is said loudly by its name. */
export async function readCards(
  cards: readonly SealedCard[],
  keys: readonly GroupKey[],
  officer: string,
): Promise<readonly ReadCard[]> {
  const openers = new Map<number, CardOpener>();
  for (const key of keys) openers.set(key.gen, await cardOpener(key));
  const read = async ({ caseId, card }: SealedCard): Promise<ReadCard> => {
    try {
      const open = openers.get(cardGen(card)) ?? unknownKey();
      return { kind: 'read', view: cardView(await open(card, caseId), officer) };
    } catch (error) {
      return { kind: 'failed', code: error instanceof SenimError ? 'tampered.card' : 'unknown' };
    }
  };
  return await Promise.all(cards.map(read));
}

interface SealedCard {
  readonly caseId: CaseId;
  readonly card: Uint8Array;
}

function unknownKey(): never {
  throw new SenimError('crypto.auth', 'a card under an unknown key');
}

/** `null` when the card that stands there does not open: the case itself makes the next one. */
export function formerCard(
  bytes: Uint8Array,
  caseId: CaseId,
  keys: readonly GroupKey[],
): Card | null {
  try {
    const gen = cardGen(bytes);
    const key = keys.find((each) => each.gen === gen) ?? unknownKey();
    return openCard(bytes, caseId, key);
  } catch {
    return null;
  }
}

/** The card that follows `former`: whoever knows more of the case says what stands on it, and what anybody saw is kept. */
export function nextCard(
  former: Card | null,
  { report, channel }: { readonly report: ReportBody; readonly channel: Channel },
  read: ReadThread,
  eyes: { readonly officer: string; readonly seen: number | null },
): Card {
  const before = former?.work?.seen ?? {};
  const mine = Math.max(eyes.seen ?? 0, before[eyes.officer] ?? 0);
  const seen =
    eyes.seen === null ? before : few({ [eyes.officer]: mine, ...without(before, eyes.officer) });
  if (former?.work !== undefined && knowsMore(former, read)) {
    return { ...former, work: { ...former.work, seen } };
  }
  const { assignee, term, tasks } = workOf(read.entries);
  const open = tasks.filter(({ done }) => !done);
  const days = open.flatMap(({ due }) => (due === null ? [] : [due])).toSorted();
  return {
    ...cardOf(report, read.state),
    assignee,
    facts: factsOf(report, channel, read),
    work: {
      at: read.last,
      term: term?.term ?? null,
      openTasks: open.length,
      nextTask: days[0] ?? null,
      seen,
    },
  };
}

/** The card was made of more entries than the case has now: entries are never taken out. */
export function knowsMore(former: Card | null, { last }: Pick<ReadThread, 'last'>): boolean {
  return former?.work !== undefined && former.work.at > last;
}

function factsOf(
  report: ReportBody,
  channel: Channel,
  { entries, alone }: Pick<ReadThread, 'entries' | 'alone'>,
): CardFacts {
  const chosen = (id: string) => {
    const answer = report.answers.find(({ question }) => question === id)?.answer;
    return answer?.kind === 'choice' ? answer.option : null;
  };
  const answers = entries.flatMap((entry) =>
    entry.from === 'officer' && (entry.word.kind === 'message' || entry.word.kind === 'status')
      ? [entry.day]
      : [],
  );
  const legal = new LegalTerm();
  for (const entry of entries) {
    if (entry.from !== 'officer') continue;
    legal.take(entry.word, entry.day, { alone: alone.has(entry.entryId) });
  }
  return {
    category: chosen('what'),
    region: chosen('region'),
    channel,
    answered: answers.toSorted()[0] ?? null,
    ended: legal.answered,
    ...(legal.isLate ? { late: true } : {}),
  };
}

/** A card has room for so many officers' marks; whoever looked last keeps the own one. */
const mostSeen = 24;

function few(seen: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(seen).slice(0, mostSeen));
}

function without(
  seen: Readonly<Record<string, number>>,
  officer: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(seen).filter(([id]) => id !== officer));
}
