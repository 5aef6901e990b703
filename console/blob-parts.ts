import { newKdf } from '../cases/kdf.ts';
import { type OfficerKeys, sealOfficerBlob } from '../cases/officer-blob.ts';
import { concat } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';

/** An officer's blob in two: the header goes to anybody who starts to sign in, the body only against the proof. */
export interface BlobParts {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

const lengthAt = 5; // after the format's name and version

export function splitBlob(blob: Uint8Array): BlobParts {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const bodyAt = lengthAt + 4 + view.getUint32(lengthAt);
  return { header: blob.slice(0, bodyAt), body: blob.slice(bodyAt) };
}

export function joinBlob({ header, body }: BlobParts): Uint8Array {
  return concat(header, body);
}

/**
 * The header of a blob that does not exist: the same for the same number, unlike any other, and made
 * in the same way as real ones, so that nobody learns which numbers are officers.
 */
export function fakeHeader(key: Secret, officerId: string): Uint8Array {
  let drawn = 0;
  const random: Random = (length) => {
    drawn += 1;
    const context = new TextEncoder().encode(`${drawn}/${officerId}`);
    return hkdf(key.bytes(), 'console/fake-header', { length, context });
  };
  const nobody = new Secret(new Uint8Array(32));
  const keys: OfficerKeys = {
    officer: 'nobody',
    identity: nobody,
    signSeed: nobody,
    pins: { rootPublic: '0'.repeat(64), rosterSeq: 1, auditHead: null },
  };
  return splitBlob(sealOfficerBlob({ keys, kdf: newKdf(random), kek: nobody, random })).header;
}
