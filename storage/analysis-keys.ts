import type { SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** One generation of the key of the analysis, sealed to the group of a roster. */
export interface SealedAnalysisKey {
  readonly generation: number;
  readonly sealed: SealedBytes;
}

export interface AnalysisKeys {
  /** All generations and the roster whose group they were last sealed to; `rosterSeq` is 0 while there is none. */
  readonly all: () => Promise<{
    readonly rosterSeq: number;
    readonly keys: readonly SealedAnalysisKey[];
  }>;
  /**
   * Keeps all generations anew for a newer roster. `false` when somebody did so for this roster already, or when a
   * generation that stands would be lost: without it what was written under it could never be read again.
   */
  readonly replace: (
    rosterSeq: number,
    keys: readonly SealedAnalysisKey[],
    by: { readonly officerId: string; readonly day: DateIso },
  ) => Promise<boolean>;
}

export function analysisKeyStore({ read, write }: Database<Tables>): AnalysisKeys {
  return {
    all: async () => {
      const rows = await read
        .selectFrom('analysis_keys')
        .select(['generation', 'roster_seq', 'sealed'])
        .orderBy('generation')
        .execute();
      return {
        rosterSeq: Math.max(0, ...rows.map((row) => row.roster_seq)),
        keys: rows.map(({ generation, sealed }) => ({ generation, sealed })),
      };
    },
    replace: (rosterSeq, keys, { officerId, day }) =>
      write(async (tx) => {
        const rows = await tx
          .selectFrom('analysis_keys')
          .select(['generation', 'roster_seq'])
          .execute();
        const given = new Set(keys.map(({ generation }) => generation));
        const isStale = rows.some((row) => row.roster_seq >= rosterSeq);
        const isLoss = rows.some((row) => !given.has(row.generation));
        if (isStale || isLoss || given.size !== keys.length) return false;
        await tx.deleteFrom('analysis_keys').execute();
        for (const { generation, sealed } of keys) {
          await tx
            .insertInto('analysis_keys')
            .values({ generation, roster_seq: rosterSeq, sealed })
            .execute();
        }
        const ct = new Uint8Array() as SealedBytes;
        await appendAudit(tx, { day, kind: 'analysis-keys', actorTag: officerId, ct });
        return true;
      }),
  };
}
