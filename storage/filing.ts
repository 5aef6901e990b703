import type { BlobId, CaseId, SealedBlob, SealedCase } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import {
  type FilingRequest,
  acknowledge,
  filedToken,
  filedUnder,
  swapSession,
} from './acknowledgement.ts';
import { appendAudit, type AuditEvent } from './audit.ts';
import { claimDrafts, deleteDrafts, insertBlobs } from './blob-rows.ts';
import { neverConfirmed } from './confirmation.ts';
import type { Writer } from './database.ts';
import type { FilingParts } from './filing-parts.ts';
import { checkHashes, checkLargeBlobs, placeLargeBlobs, removeDropped } from './large-blobs.ts';
import { reporterFormat } from './reporters.ts';
import { caseSum, reporterSum } from './row-sum.ts';
import type { Tables } from './tables.ts';

export interface Filed {
  readonly caseId: CaseId;
  /** The token was acknowledged before: nothing was changed, the session neither. */
  readonly already: boolean;
}

export interface Intake {
  /**
   * Stores a case whole or not at all; what it returns is on the disk. Throws `store.busy` when the
   * session was changed by another turn, `store.full` when there is no room, and then stores nothing.
   */
  readonly fileCase: (sealed: SealedCase, request: FilingRequest) => Promise<Filed>;
}

export function intake(parts: FilingParts): Intake {
  const { database, onStep, orphans } = parts;
  return {
    fileCase: async (sealed, request) => {
      const token = filedToken('case', request.idempotency);
      const before = await filedUnder(database.read, token);
      if (before !== null) return { caseId: before, already: true };
      await onStep('received');
      try {
        return await fileNew(parts, token, sealed, request);
      } catch (error) {
        // What was laid down ahead of the transaction; a later sweep finds it too. A server that went away is not asked
        // again: whoever waits is told sooner.
        if (error instanceof SenimError && error.code === 'store.away') throw error;
        await orphans.drop(idsOf(sealed)).catch(() => {});
        throw error;
      }
    },
  };
}

async function fileNew(
  { database, shredKeys, files, orphans, onStep, sealDetail }: FilingParts,
  token: string,
  sealed: SealedCase,
  request: FilingRequest,
): Promise<Filed> {
  checkHashes(sealed.blobs);
  using _held = files.hold(idsOf(sealed).blobIds);
  await shredKeys.put(sealed.caseId, sealed.shred);
  await onStep('shred-committed');
  await placeLargeBlobs(sealed.blobs, files, onStep);

  let dropped: readonly BlobId[] = [];
  const winner = await database.write(async (tx) => {
    await onStep('transaction-open');
    const faster = await acknowledge(tx, token, sealed.caseId, request, sealed.day);
    if (faster !== null) return faster;
    await insertCase(tx, sealed);
    if (request.selfCheck === true) {
      const mark = { case_id: sealed.caseId, day: sealed.day };
      await tx.insertInto('self_checks').values(mark).execute();
    }
    await onStep('case-inserted');
    await shredKeys.settle(sealed.caseId, sealed.shred);
    await insertBlobs(tx, sealed.caseId, sealed.blobs);
    await claimDrafts(tx, sealed.caseId, sealed.files);
    await checkLargeBlobs([...sealed.blobs.map(sized), ...sealed.files], files);
    dropped = await deleteDrafts(tx, request.drop ?? []);
    await insertReporter(tx, sealed);
    await swapSession(tx, request);
    const event = { day: sealed.day, ...whoFiled(request) };
    await appendAudit(tx, {
      ...event,
      ct: await sealDetail(tx, { ...event, caseId: sealed.caseId }),
    });
    await onStep('rows-written');
    return null;
  });
  await onStep('committed');
  if (winner !== null) {
    await orphans.drop(idsOf(sealed)).catch(() => {});
    return { caseId: winner, already: true };
  }
  await removeDropped(files, dropped);
  return { caseId: sealed.caseId, already: false };
}

function whoFiled({ enteredBy, selfCheck }: FilingRequest): Pick<AuditEvent, 'kind' | 'actorTag'> {
  if (selfCheck === true) return { kind: 'self-checked', actorTag: 'intake' };
  if (enteredBy !== undefined) return { kind: 'entered', actorTag: enteredBy };
  return { kind: 'filed', actorTag: 'intake' };
}

function idsOf(sealed: SealedCase): { caseIds: readonly CaseId[]; blobIds: readonly BlobId[] } {
  return { caseIds: [sealed.caseId], blobIds: sealed.blobs.map((blob) => blob.blobId) };
}

function sized({ blobId, bytes }: SealedBlob): { blobId: BlobId; size: number } {
  return { blobId, size: bytes.length };
}

async function insertCase(tx: Writer<Tables>, sealed: SealedCase): Promise<void> {
  const row = {
    id: sealed.caseId,
    group_name: sealed.group,
    day: sealed.day,
    due_day: sealed.dueDay,
    manifest: sealed.manifest,
    key_file: sealed.keyFile,
  };
  await tx
    .insertInto('cases')
    .values({
      ...row,
      closed_day: null,
      term_day: null,
      erase_day: null,
      card_version: 0,
      card: null,
      unconfirmed_until: neverConfirmed,
      wrapped: sealed.rosterSeq,
      sum: caseSum(row),
    })
    .execute();
}

async function insertReporter(tx: Writer<Tables>, sealed: SealedCase): Promise<void> {
  const row = {
    id: sealed.reporter.id,
    case_id: sealed.caseId,
    day: sealed.day,
    packet: sealed.reporter.packet,
    format: reporterFormat,
  };
  await tx
    .insertInto('reporters')
    .values({ ...row, sum: reporterSum(row) })
    .execute();
}
