import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import { utf8, concat } from '../platform/crypto/bytes.ts';
import { chacha } from '../platform/crypto/aead.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Secret } from '../platform/secret.ts';

/** Takes the shred layer off a key file; what is left is sealed to the group. */
export function peelKeyFile(input: {
  readonly keyFile: SealedBytes;
  readonly shred: Secret;
  readonly caseId: CaseId;
}): SealedBytes {
  return chacha.open({
    key: input.shred.bytes(),
    nonce: new Uint8Array(12),
    context: concat(label('keyfile'), utf8(input.caseId)),
    bytes: input.keyFile,
  }) as SealedBytes;
}
