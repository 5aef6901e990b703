import type { ExpressionBuilder } from 'kysely';

import type { CaseId } from '../cases/sealed.ts';
import { dateIso, type DateIso } from '../platform/time.ts';
import type { Database } from './database.ts';
import type { Settings } from './settings.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** What is kept of the reports that the house files itself, one a day. */
export interface SelfChecks {
  /** The last day on which one was filed and read back; `null`: never. */
  readonly passed: () => Promise<DateIso | null>;
  readonly pass: (day: DateIso) => Promise<void>;
  /** Removes those of earlier days with everything that belongs to them; how many there were. */
  readonly dropBefore: (day: DateIso) => Promise<number>;
}

const name = 'self-check';

export function selfCheckStore(
  { read, write }: Database<Tables>,
  shredKeys: Pick<ShredKeys, 'remove'>,
  settings: Settings,
): SelfChecks {
  return {
    passed: async () => dateIso((await settings.get(name)) ?? ''),
    pass: (day) => settings.set(name, day),
    dropBefore: async (day) => {
      const rows = await read
        .selectFrom('self_checks')
        .select('case_id')
        .where('day', '<', day)
        .execute();
      const ids = rows.map(({ case_id }) => case_id);
      for (const caseId of ids) await write((tx) => dropCase(tx, caseId));
      if (ids.length > 0) await shredKeys.remove(ids);
      return ids.length;
    },
  };
}

type Tx = Parameters<Parameters<Database<Tables>['write']>[0]>[0];

/** Only for a case that stands in `self_checks`; it is small, and all of it stands in rows. */
async function dropCase(tx: Tx, caseId: CaseId): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('self_checks')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) return;
  for (const table of ['reporters', 'entries', 'openings', 'blobs', 'filings'] as const) {
    await tx.deleteFrom(table).where('case_id', '=', caseId).execute();
  }
  await tx.deleteFrom('cases').where('id', '=', caseId).execute();
}

/** Narrows a query on `cases` to those that somebody filed. */
export function isFiledBySomebody(eb: ExpressionBuilder<Tables, 'cases'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('self_checks')
        .select('self_checks.case_id')
        .whereRef('self_checks.case_id', '=', 'cases.id'),
    ),
  );
}
