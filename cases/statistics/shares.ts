import type { Counted } from './tally.ts';

/** So many of so many; of none no share can be said. */
export interface Share {
  readonly of: number;
  readonly all: number;
}

/** What a body is asked for: whether it kept its pledge and the term of the law, and what was confirmed. */
export interface Shares {
  /** Of the reports whose first answer came or is overdue: those that had it in time. */
  readonly pledge: Share;
  /** Of the closed reports that had a term: those that were closed in it. */
  readonly term: Share;
  /** Of the closed reports that were looked into: those that were confirmed, wholly or in part. */
  readonly confirmed: Share;
}

export function sharesOf({ filed, closed }: Counted): Shares {
  const ended = (outcome: string) =>
    closed.tables.outcome.find(({ of }) => of === outcome)?.count ?? 0;
  const confirmed = ended('confirmed');
  return {
    pledge: inTime(filed),
    term: inTime(closed),
    confirmed: { of: confirmed, all: confirmed + ended('not-confirmed') },
  };
}

function inTime({ total, late, pending }: Counted['filed'] | Counted['closed']): Share {
  const told = total - pending;
  return { of: told - late, all: told };
}
