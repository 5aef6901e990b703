import { readRequest } from '../cases/four-eyes.ts';
import { graceDays, readRetention } from '../cases/retention.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import { sha256Hex } from '../platform/crypto/native-sha256.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import type { StoredAct } from './stored-act.ts';
import type { AuditKind } from './audit-kind.ts';
import type { Writer } from './database.ts';
import { addEntryRow, lastToReporter } from './entry-rows.ts';
import { setRetention } from './retention-rules.ts';
import type { Tables } from './tables.ts';

/**
 * Does what was just agreed to, in the transaction of the consent. The audit's line for it; `later` where somebody's
 * browser does it; `changed` and `held` where it cannot be done.
 */
export async function carryOut(
  tx: Writer<Tables>,
  request: StoredAct,
  day: DateIso,
): Promise<AuditKind | 'later' | 'changed' | 'held'> {
  const { act, subject } = request;
  switch (act) {
    case 'delete-case':
      return await markForErasing(tx, subject as CaseId, day);
    case 'close-not-confirmed':
      return await close(tx, request, day);
    case 'lift-hold':
      await tx
        .deleteFrom('holds')
        .where('case_id', '=', subject as CaseId)
        .execute();
      return 'hold-lifted';
    case 'set-retention':
      await setRetention(tx, readRetention(request.payload ?? new Uint8Array()));
      return 'retention-set';
    case 'export-case':
    case 'close-survey':
      return 'later';
    default:
      return act satisfies never;
  }
}

async function markForErasing(
  tx: Writer<Tables>,
  caseId: CaseId,
  day: DateIso,
): Promise<AuditKind | 'changed' | 'held'> {
  const hold = await tx
    .selectFrom('holds')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('until_day', '>=', day)
    .executeTakeFirst();
  if (hold !== undefined) return 'held';
  const { numUpdatedRows } = await tx
    .updateTable('cases')
    .set({ erase_day: addDays(day, graceDays) })
    .where('id', '=', caseId)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? 'erasing-agreed' : 'changed';
}

/** Adds the entry that was agreed to, byte for byte, where nobody wrote meanwhile. */
async function close(
  tx: Writer<Tables>,
  { subject, bytes, payload }: StoredAct,
  day: DateIso,
): Promise<AuditKind | 'changed'> {
  const { entry } = readRequest(bytes);
  const caseId = subject as CaseId;
  if (entry === null || payload === null) return 'changed';
  if ((await lastToReporter(tx, caseId)) > entry.after) return 'changed';
  const sealed = {
    entryId: entry.id,
    bytes: payload as SealedBytes,
    sha256: sha256Hex(payload),
    from: 'officer',
    toReporter: true,
  } as const;
  await addEntryRow(tx, caseId, sealed, day);
  await tx.updateTable('cases').set({ closed_day: day }).where('id', '=', caseId).execute();
  return 'closed';
}
