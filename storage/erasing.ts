import { type Retention, termEnd, toldDays } from '../cases/retention.ts';
import type { BlobId, CaseId } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import { appendAudit, type SealDetail } from './audit.ts';
import type { BlobFiles } from './blob-files.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { OnStep } from './filing-step.ts';
import type { Officer } from './officer.ts';
import { retentionOf } from './retention-rules.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** A case with the day from which it is erased. */
export interface Due {
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly day: DateIso;
  readonly because: 'agreed' | 'term';
  /** Until the end of this day it must be kept, whatever else holds. */
  readonly heldUntil: DateIso | null;
}

export interface Erasing {
  readonly terms: () => Promise<Retention>;
  /** What the officer's group is about to lose by `last`, the soonest first; also what is held back. */
  readonly due: (officer: Officer, last: DateIso) => Promise<readonly Due[]>;
  /**
   * Erases what is due and not held; how many. Each case by itself: the shred key first, so that whatever stops us, what is
   * left of the case opens for nobody; the next sweep goes on with it.
   */
  readonly sweep: (today: DateIso) => Promise<number>;
}

export function erasing({
  database: { read, write },
  shredKeys,
  files,
  onStep,
  sealDetail,
}: {
  readonly database: Database<Tables>;
  readonly shredKeys: ShredKeys;
  readonly files: BlobFiles;
  readonly onStep: OnStep;
  readonly sealDetail: SealDetail;
}): Erasing {
  const eraseOne = async (caseId: CaseId, today: DateIso): Promise<boolean> => {
    const blobs = await write(async (tx): Promise<readonly BlobId[] | null> => {
      await onStep('erase-open');
      // Looked at anew: a hold may have been set since.
      const [due] = await dueBy(tx, today, { caseId });
      if (due === undefined || isHeld(due, today)) return null;
      await shredKeys.remove([caseId]);
      await onStep('erase-shredded');
      const gone = await deleteRows(tx, due, today);
      const event = { day: today, kind: 'erased', actorTag: due.because } as const;
      await appendAudit(tx, {
        ...event,
        ct: await sealDetail(tx, { ...event, caseId, group: due.group }),
      });
      await onStep('erase-written');
      return gone;
    });
    if (blobs === null) return false;
    await onStep('erase-committed');
    for (const blobId of blobs) await files.remove(blobId);
    return true;
  };
  return {
    terms: () => retentionOf(read),
    due: async ({ group }, last) => {
      if (group === null) return [];
      const due = await dueBy(read, last, { group });
      return due.toSorted((left, right) => (left.day < right.day ? -1 : 1));
    },
    sweep: async (today) => {
      let erased = 0;
      for (const due of await dueBy(read, today, {})) {
        if (!isHeld(due, today) && (await eraseOne(due.caseId, today))) erased += 1;
      }
      await write((tx) =>
        tx.deleteFrom('erased').where('day', '<', addDays(today, -toldDays)).execute(),
      );
      return erased;
    },
  };
}

function isHeld({ heldUntil }: Due, today: DateIso): boolean {
  return heldUntil !== null && heldUntil >= today;
}

async function dueBy(
  from: Reader<Tables>,
  last: DateIso,
  of: { readonly caseId?: CaseId; readonly group?: GroupName },
): Promise<readonly Due[]> {
  const terms = await retentionOf(from);
  const rows = await from
    .selectFrom('cases')
    .leftJoin('holds', 'holds.case_id', 'cases.id')
    .select([
      'cases.id',
      'cases.group_name',
      'cases.day',
      'cases.closed_day',
      'cases.erase_day',
      'holds.until_day',
    ])
    .$if(of.caseId !== undefined, (query) => query.where('cases.id', '=', of.caseId ?? null))
    .$if(of.group !== undefined, (query) => query.where('group_name', '=', of.group ?? null))
    .$if(terms.closed === null && terms.open === null, (query) =>
      query.where('cases.erase_day', 'is not', null),
    )
    .execute();
  const days = await lastDays(from, of.caseId, terms);
  return rows.flatMap((row) => {
    const lastDay = days.get(row.id) ?? row.day;
    const term = termEnd(terms, { closedDay: row.closed_day, lastDay });
    const agreed = row.erase_day !== null && (term === null || row.erase_day <= term);
    const day = agreed ? row.erase_day : term;
    if (day === null || day > last) return [];
    return [
      {
        caseId: row.id,
        group: row.group_name,
        day,
        because: agreed ? 'agreed' : 'term',
        heldUntil: row.until_day,
      } as const,
    ];
  });
}

/** The day of the last word in each case; nobody looks where no term counts from it. */
async function lastDays(
  from: Reader<Tables>,
  caseId: CaseId | undefined,
  { open }: Retention,
): Promise<ReadonlyMap<CaseId, DateIso>> {
  if (open === null) return new Map();
  const rows = await from
    .selectFrom('entries')
    .select((eb) => ['case_id', eb.fn.max('day').as('last')])
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId ?? null))
    .groupBy('case_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.last]));
}

/** Everything that the case was but the day on which it went, and the request by which that was agreed. */
async function deleteRows(
  tx: Writer<Tables>,
  { caseId, because }: Due,
  day: DateIso,
): Promise<readonly BlobId[]> {
  const reporter = await tx
    .selectFrom('reporters')
    .select('id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (reporter !== undefined) {
    await tx
      .insertInto('erased')
      .values({ receipt_id: reporter.id, day, because })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const blobs = await tx.selectFrom('blobs').select('id').where('case_id', '=', caseId).execute();
  for (const table of [
    'reporters',
    'entries',
    'blobs',
    'openings',
    'case_asides',
    'holds',
    'filings',
  ] as const) {
    await tx.deleteFrom(table).where('case_id', '=', caseId).execute();
  }
  await tx
    .deleteFrom('act_requests')
    .where('subject', '=', caseId)
    .where('act', '<>', 'delete-case')
    .execute();
  await tx.deleteFrom('cases').where('id', '=', caseId).execute();
  return blobs.map(({ id }) => id);
}
