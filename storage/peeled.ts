import { peelKeyFile } from '../cases/key-file.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';

/** A key file without its outer layer; `null` when its shred key is gone, or when either is not that case's. */
export function peeledBy(
  shred: Secret | null,
  caseId: CaseId,
  bytes: Uint8Array,
): SealedBytes | null {
  if (shred === null) return null;
  try {
    return peelKeyFile({ bytes, shred, caseId }) as SealedBytes;
  } catch (error) {
    if (error instanceof SenimError) return null;
    throw error;
  }
}
