import type { Client } from '../client.ts';
import type { SealedEntered } from '../worker/enter-contract.ts';

/**
 * Stores a sealed report with its scans. The same `once` is the same act, so it may be said again after a lost answer.
 * Throws `Trouble`; `changed`: it has to be sealed anew, for another day or another list.
 */
export async function fileReport(
  client: Pick<Client, 'putScan' | 'enterReport'>,
  { receipt: _, scans, files, ...sealed }: SealedEntered,
  once: Uint8Array,
) {
  for (const { blobId, bytes } of scans) await client.putScan(blobId, bytes);
  return await client.enterReport({ ...sealed, once, files: [...files] });
}
