import { newBlobId, newCaseId } from '../../../cases/ids.ts';
import { shredKeyFile } from '../../../cases/key-file.ts';
import type { SealedBytes, SealedCase } from '../../../cases/sealed.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { sha256Hex } from '../../../platform/crypto/native-sha256.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import type { DateIso } from '../../../platform/time.ts';

/** A case as large as a text report to four recipients, of chance instead of ciphertext: the store cannot tell. */
export function emptyCase(): SealedCase {
  const caseId = newCaseId(systemRandom);
  const shred = new Secret(systemRandom(32));
  const report = bytes(5800);
  return {
    caseId,
    group: 'default',
    day: '2026-11-26' as DateIso,
    dueDay: '2026-12-03' as DateIso,
    rosterSeq: 1,
    keyFile: shredKeyFile({ bytes: bytes(6480), shred, caseId, random: systemRandom }),
    manifest: bytes(5800),
    blobs: [{ blobId: newBlobId(systemRandom), bytes: report, sha256: sha256Hex(report) }],
    files: [],
    shred,
    reporter: { id: hex(systemRandom(32)), packet: bytes(2200) },
  };
}

function bytes(length: number): SealedBytes {
  return systemRandom(length) as SealedBytes;
}
