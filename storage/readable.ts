import { type SelectQueryBuilder, sql } from 'kysely';

import type { CaseId } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { Reader } from './database.ts';
import { type Officer, readableGroup } from './officer.ts';
import { isFiledBySomebody } from './self-checks.ts';
import type { Tables } from './tables.ts';

/** The case's row as far as this officer may see it: the one door to `cases`. */
export function openToOfficer(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): SelectQueryBuilder<Tables, 'cases', object> | null {
  return readableBy(read, officer)?.where('id', '=', caseId) ?? null;
}

/**
 * The cases of the officer's group, but for those from which he stays away. `in-order`: for a walk through the table in the
 * order of its ids, from which an index of the groups would lead the store astray.
 */
export function readableBy(
  read: Reader<Tables>,
  officer: Officer,
  way: 'found' | 'in-order' = 'found',
): SelectQueryBuilder<Tables, 'cases', object> | null {
  const group = readableGroup(officer);
  if (group === null) return null;
  return read
    .selectFrom('cases')
    .where(way === 'found' ? 'group_name' : sql<GroupName>`group_name || ''`, '=', group)
    .where(isFiledBySomebody)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_asides')
            .select('case_id')
            .whereRef('case_asides.case_id', '=', 'cases.id')
            .where('officer_id', '=', officer.id),
        ),
      ),
    );
}

/** Whether the case exists and is this officer's to read. */
export async function mayRead(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): Promise<boolean> {
  return (
    (await openToOfficer(read, officer, caseId)?.select('id').executeTakeFirst()) !== undefined
  );
}
