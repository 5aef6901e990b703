import type { DateIso } from '../../platform/time.ts';
import type { Card } from '../card.ts';
import { type CaseKind, questionCategory } from '../case-kind.ts';
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
    pledge: kept(facts.answered, days.dueDay, today),
    // As the reporter is told it: the way to another body ends the term as an ending does.
    term: days.termDay === null ? 'none' : kept(facts.ended ?? days.closedDay, days.termDay, today),
  };
}

function kept(done: DateIso | null, due: DateIso, today: DateIso): 'kept' | 'late' | 'pending' {
  if (done !== null) return done <= due ? 'kept' : 'late';
  return today > due ? 'late' : 'pending';
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
