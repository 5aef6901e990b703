import type { DateIso } from '../../platform/time.ts';
import type { Card, CardFacts } from '../card.ts';
import { type CaseKind, questionCategory } from '../case-kind.ts';
import { isKept, type Owed } from '../legal-term.ts';
import type { Channel } from '../manifest.ts';
import type { Status } from '../status.ts';

/** What statistics know of one case: choices and days, never a word that somebody wrote. */
export interface CaseFact {
  readonly kind: CaseKind;
  readonly filed: DateIso;
  readonly closed: DateIso | null;
  /** Option ids of the form; `null` where nothing was chosen. */
  readonly category: string | null;
  readonly region: string | null;
  /** A unit of the officers' own list. */
  readonly unit: string | null;
  readonly channel: ChannelGroup;
  readonly state: Status;
  /** Whether the body's own pledge, the first personal answer, was kept. */
  readonly pledge: 'kept' | 'late' | 'pending';
  /** Whether the term of the law was kept; `none` where no basis with a day was named. */
  readonly term: 'kept' | 'late' | 'pending' | 'none';
}

/** Messengers are one group: which of them it was says more about a person than about the work. */
export const channelGroups = ['web', 'messenger', 'office'] as const;
export type ChannelGroup = (typeof channelGroups)[number];

/** The days of a case as they stand in clear beside its card. */
export interface CaseDays {
  readonly day: DateIso;
  readonly dueDay: DateIso;
  readonly closedDay: DateIso | null;
  readonly termDay: DateIso | null;
}

/** `null` for a card of an earlier version, which knows too little to be counted. */
export function factOf(
  days: CaseDays,
  card: Pick<Card, 'category' | 'unit' | 'state' | 'facts'>,
  unitOf: (words: string) => string | null,
  today: DateIso,
): CaseFact | null {
  const { facts } = card;
  if (facts === undefined) return null;
  return {
    kind: card.category === questionCategory ? 'question' : 'report',
    filed: days.day,
    closed: days.closedDay,
    category: facts.category,
    region: facts.region,
    unit: unitOf(card.unit),
    channel: groupOf(facts.channel),
    state: card.state,
    pledge: stands({ due: days.dueDay, answered: facts.answered, isLate: false }, today),
    term: days.termDay === null ? 'none' : stands(termOf(days.termDay, days, facts), today),
  };
}

/** As the reporter is told it: the way to another body ends the term as an ending does. */
function termOf(due: DateIso, { closedDay }: CaseDays, { ended, late }: CardFacts): Owed {
  return { due, answered: ended === undefined ? closedDay : ended, isLate: late === true };
}

function stands(owed: Owed, today: DateIso): 'kept' | 'late' | 'pending' {
  const kept = isKept(owed, today);
  if (kept === null) return 'pending';
  return kept ? 'kept' : 'late';
}

function groupOf(channel: Channel): ChannelGroup {
  switch (channel) {
    case 'web':
    case 'office':
      return channel;
    case 'telegram':
    case 'teams':
      return 'messenger';
    default:
      return channel satisfies never;
  }
}
