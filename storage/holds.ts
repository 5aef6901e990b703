import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit, type SealDetail } from './audit.ts';
import { mayRead } from './readable.ts';
import type { Database } from './database.ts';
import type { Officer } from './officer.ts';
import type { Tables } from './tables.ts';

/** A mark to keep a case, whatever its term says and whoever agreed to delete it. */
export interface Hold {
  readonly officerId: string;
  readonly day: DateIso;
  /** The last day on which it holds. */
  readonly until: DateIso;
  /** Why, sealed to the group. */
  readonly reason: SealedBytes;
}

/** Only for cases that the officer may read. */
export interface Holds {
  /** `null`: none that holds on this day, or no such case. */
  readonly hold: (officer: Officer, caseId: CaseId, today: DateIso) => Promise<Hold | null>;
  /**
   * One officer is enough to keep something; an agreed deletion ends with it. `shorter`: one stands that holds longer, and
   * lifting it takes two. `null`: not this officer's to read.
   */
  readonly setHold: (
    officer: Officer,
    caseId: CaseId,
    hold: Pick<Hold, 'day' | 'until' | 'reason'>,
  ) => Promise<'set' | 'shorter' | null>;
}

export function holdStore({ read, write }: Database<Tables>, sealDetail: SealDetail): Holds {
  return {
    hold: async (officer, caseId, today) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      const row = await read
        .selectFrom('holds')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('until_day', '>=', today)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { officer_id: officerId, day, until_day: until, reason } = row;
      return { officerId, day, until, reason };
    },
    setHold: (officer, caseId, { day, until, reason }) =>
      write(async (tx) => {
        if (!(await mayRead(tx, officer, caseId))) return null;
        const standing = await tx
          .selectFrom('holds')
          .select('until_day')
          .where('case_id', '=', caseId)
          .executeTakeFirst();
        if (standing !== undefined && standing.until_day > until) return 'shorter';
        const row = { officer_id: officer.id, day, until_day: until, reason };
        await tx
          .insertInto('holds')
          .values({ case_id: caseId, ...row })
          .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
          .execute();
        await tx.updateTable('cases').set({ erase_day: null }).where('id', '=', caseId).execute();
        const event = { day, kind: 'hold-set', actorTag: officer.id } as const;
        await appendAudit(tx, { ...event, ct: await sealDetail(tx, { ...event, caseId }) });
        return 'set';
      }),
  };
}
