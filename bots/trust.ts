import { trustChain, type TrustedSnapshot } from '../cases/statistics/signed-snapshot.ts';
import { snapshotSigners, verifySnapshot } from '../cases/statistics/snapshot-signers.ts';
import type { Snapshots } from '../storage/snapshots.ts';
import type { CurrentRoster } from './roster-watch.ts';

/** Published figures that anybody may see. */
export interface PublishedFigures {
  /** Those for the public alone, the oldest first, each signed by somebody of a verified list. */
  readonly snapshots: readonly TrustedSnapshot[];
  /** Something is missing between them, or was put in. */
  readonly broken: boolean;
}

/** An answer may be this old, in milliseconds: whoever asks often must not wear the disk out. */
const freshFor = 60_000;

/** Without a roster that can be trusted nothing is believed, and nothing shown. */
export function publishedFigures(
  snapshots: Pick<Snapshots, 'all'>,
  roster: CurrentRoster,
  now: () => number,
): () => Promise<PublishedFigures> {
  let asked = -Infinity;
  let answer: Promise<PublishedFigures> | null = null;
  return () => {
    if (answer !== null && now() - asked < freshFor) return answer;
    asked = now();
    answer = read();
    // A store that fails now may answer in a moment.
    answer.catch(() => {
      answer = null;
    });
    return answer;
  };

  async function read(): Promise<PublishedFigures> {
    const stored = await snapshots.all();
    if (stored.length === 0) return { snapshots: [], broken: false };
    const verified = await roster();
    if (verified === null) return { snapshots: [], broken: true };
    const signers = snapshotSigners([verified.roster, ...verified.former]);
    const { trusted, broken } = trustChain(stored.map((each) => verifySnapshot(each, signers)));
    return { snapshots: trusted.filter(({ snapshot }) => snapshot.audience === 'public'), broken };
  }
}
