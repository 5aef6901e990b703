import { rootFingerprint } from '../cases/root.ts';
import { formerRosters, verifyRoster, type Roster } from '../cases/roster.ts';
import { equal, fromHex } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { codeOf, type Log } from '../platform/log.ts';
import type { Pin } from '../storage/pin.ts';
import type { Rosters, StoredRoster } from '../storage/rosters.ts';

/** Says who receives right now; `null` means that intake is closed. */
export type CurrentRoster = () => Promise<VerifiedRoster | null>;

export interface VerifiedRoster {
  readonly roster: Roster;
  /** All that came before it, the newest first: whoever left has signed letters too. */
  readonly former: readonly Roster[];
  /** Names the root for the holders of receipts, hex. */
  readonly rootFingerprint: string;
  readonly rootPublic: Uint8Array;
}

/**
 * Reads the roster at each call and trusts it only under the pinned root: a database that was changed
 * closes intake at the next turn. The signature is checked again only when a byte changed.
 */
export function watchRoster(parts: {
  readonly rosters: Pick<Rosters, 'latest' | 'all'>;
  readonly pin: () => Promise<Pin | null>;
  readonly log: Log;
}): CurrentRoster {
  let known: { stored: StoredRoster; verified: VerifiedRoster | null } | null = null;
  let isWaiting = false;
  return async () => {
    const stored = await parts.rosters.latest();
    if (stored === null) return null;
    if (known !== null && isSame(known.stored, stored)) return known.verified;
    const pin = await parts.pin();
    if (pin === null) {
      // Not remembered: the set-up writes the pin last, and on another machine a person brings it.
      if (!isWaiting) parts.log('intake.closed', { because: 'no-roster' });
      isWaiting = true;
      return null;
    }
    isWaiting = false;
    const verified = await judge(stored, pin);
    known = { stored, verified };
    return verified;
  };

  async function judge(stored: StoredRoster, pin: Pin): Promise<VerifiedRoster | null> {
    try {
      const rootPublic = fromHex(pin.root);
      const roster = verifyRoster({
        bytes: stored.bytes,
        signature: stored.signature,
        rootPublic,
        leastSeq: pin.leastSeq,
      });
      const [, ...before] = await parts.rosters.all();
      const former = formerRosters(roster, before, rootPublic);
      return { roster, former, rootFingerprint: rootFingerprint(rootPublic), rootPublic };
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
      parts.log('intake.closed', { because: codeOf(error) });
      return null;
    }
  }
}

/** What is only shown may be this much behind the roster. */
const glanceMs = 100;

/** For what is only shown: the roster as it was a moment ago. What is filed asks for it anew. */
export function lately(current: CurrentRoster, now: () => number): CurrentRoster {
  let asked = -Infinity;
  let answer: ReturnType<CurrentRoster> | null = null;
  return () => {
    if (answer !== null && now() - asked < glanceMs) return answer;
    asked = now();
    answer = current();
    // A store that fails now may answer in a moment.
    answer.catch(() => {
      answer = null;
    });
    return answer;
  };
}

function isSame(left: StoredRoster, right: StoredRoster): boolean {
  return (
    left.seq === right.seq &&
    equal(left.bytes, right.bytes) &&
    equal(left.signature, right.signature)
  );
}
