import { sealDayKey } from '../cases/day-key.ts';
import { verifyRoster } from '../cases/roster.ts';
import { fromHex } from '../platform/crypto/bytes.ts';
import { nativeAge } from '../platform/crypto/native.ts';
import { SenimError } from '../platform/errors.ts';
import type { SealDayKey } from './audit-details.ts';
import { readPin } from './pin.ts';
import type { Rosters } from './rosters.ts';

/** Seals to the roster under the pinned root. Without one that holds there is nobody to seal to, and details stay empty. */
export function rosterReaders(rosters: Pick<Rosters, 'latest'>, dataDir: string): SealDayKey {
  return async (group, key) => {
    const [latest, pin] = [await rosters.latest(), await readPin(dataDir)];
    if (latest === null || pin === null) return null;
    try {
      const { root, leastSeq } = pin;
      const roster = verifyRoster({ ...latest, rootPublic: fromHex(root), leastSeq });
      return roster.groups[group] === undefined
        ? null
        : await sealDayKey({ group, key }, roster, nativeAge);
    } catch (error) {
      if (error instanceof SenimError) return null;
      throw error;
    }
  };
}
