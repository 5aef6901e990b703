import type { Client } from '../client.ts';
import type { SealedEntered } from '../worker/enter-contract.ts';

/**
 * Stores a sealed report with its scans. The same `once` is the same act, so it may be said again after a lost answer.
 * Throws `Trouble`; `changed`: it has to be sealed anew, for another day or another list.
 */
export async function fileReport(
  client: Pick<Client, 'putScan' | 'enterReport'>,
  sealed: SealedEntered,
  once: Uint8Array,
) {
  const { caseId, group, day, rosterSeq, keyFile, manifest, report, files, shred, reporter } =
    sealed;
  for (const { blobId, bytes } of sealed.scans) await client.putScan(blobId, bytes);
  // Everything but the receipt.
  return await client.enterReport({
    once,
    caseId,
    group,
    day,
    rosterSeq,
    keyFile,
    manifest,
    report,
    files: [...files],
    shred,
    reporter,
  });
}
