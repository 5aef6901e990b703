import { type DateIso, addDays } from '../../../platform/time.ts';
import type { Sitter } from '../../../storage/officer-sessions.ts';
import type { FactorRule } from '../../factors-api.ts';

/** How long codes stand in for a passkey: long enough to get another one, too short to become a habit. */
export const spareDays = 14;

/** How somebody who is signed in stands to the body's rule. */
export interface Standing {
  /** `own`: the own account and nothing else. */
  readonly opens: 'all' | 'own';
  /** What is missing; `null` when nothing is. */
  readonly needs: 'passkey' | 'factor' | null;
}

export type Proofs = Pick<Sitter, 'hasFactor' | 'hasPasskey' | 'spare' | 'spareSince'>;

export function standingOf(proofs: Proofs, rule: FactorRule, today: DateIso): Standing {
  const { hasFactor, hasPasskey, spare, spareSince } = proofs;
  switch (rule) {
    case 'none':
      return { opens: 'all', needs: null };
    case 'any':
      return hasFactor ? { opens: 'all', needs: null } : { opens: 'own', needs: 'factor' };
    case 'passkey': {
      if (hasPasskey && !spare) return { opens: 'all', needs: null };
      const isOver = today > spareUntil(spareSince ?? today);
      return { opens: hasFactor && !isOver ? 'all' : 'own', needs: 'passkey' };
    }
    default:
      return rule satisfies never;
  }
}

/** The last day on which codes still open more than the own account. */
export function spareUntil(since: DateIso): DateIso {
  return addDays(since, spareDays);
}
