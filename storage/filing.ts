import type { BlobId, CaseId, SealedCase } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import { type FilingRequest, filedToken, filedUnder } from './acknowledgement.ts';
import { type Filing, fileTogether, type Outcome } from './filing-batch.ts';
import { mostInline } from './blob-rows.ts';
import type { FilingParts } from './filing-parts.ts';
import { groupCommit } from './group-commit.ts';
import { checkHashes, placeLargeBlobs, removeDropped } from './large-blobs.ts';

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
  const { database, onStep, orphans, shredKeys } = parts;
  const batches = groupCommit<Filing, Outcome>((take) => fileTogether(parts, take), {
    most: mostTogether,
    lanes: database.lanes,
  });
  return {
    fileCase: async (sealed, request) => {
      const token = filedToken('case', request.idempotency);
      const isLarge = sealed.blobs.some(({ bytes }) => bytes.length > mostInline);
      const isLaidAhead = isLarge || shredKeys.isAhead;
      // Where nothing goes ahead, the transaction finds it as soon.
      const before = isLaidAhead ? await filedUnder(database.read, token) : null;
      if (before !== null) return { caseId: before, already: true };
      // A large file takes its time, and nobody waits for it.
      using announced = isLarge ? null : batches.announce();
      await onStep('received');
      const drop = async () => {
        if (isLaidAhead) await orphans.drop(idsOf(sealed)).catch(() => {});
      };
      try {
        using _held = parts.files.hold(idsOf(sealed).blobIds);
        await layAhead(parts, sealed);
        const { winner, dropped } = await (announced ?? batches.announce()).commit({
          token,
          sealed,
          request,
        });
        await onStep('committed');
        await (winner === null ? removeDropped(parts.files, dropped) : drop());
        return { caseId: winner ?? sealed.caseId, already: winner !== null };
      } catch (error) {
        // What was laid down ahead of the transaction; a later sweep finds it too. A server that went away is not asked
        // again: whoever waits is told sooner.
        if (!(error instanceof SenimError && error.code === 'store.away')) await drop();
        throw error;
      }
    },
  };
}

/** Some megabytes at most, and an attempt that fails for one of them costs little. */
const mostTogether = 16;

async function layAhead(
  { shredKeys, files, onStep }: FilingParts,
  { caseId, shred, blobs }: SealedCase,
): Promise<void> {
  checkHashes(blobs);
  await shredKeys.put(caseId, shred);
  await onStep('shred-committed');
  await placeLargeBlobs(blobs, files, onStep);
}

function idsOf(sealed: SealedCase): { caseIds: readonly CaseId[]; blobIds: readonly BlobId[] } {
  return { caseIds: [sealed.caseId], blobIds: sealed.blobs.map((blob) => blob.blobId) };
}
