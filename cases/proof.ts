import { fromHex, utf8 } from '../platform/crypto/bytes.ts';
import { verify, type Signer } from '../platform/crypto/ed25519.ts';
import type { DateIso } from '../platform/time.ts';
import type { CaseId } from './sealed.ts';

/** What SERVER vouches for: this case, whole as the manifest lists it, was filed on that day. */
export interface Filed {
  readonly caseId: CaseId;
  /** Of the sealed manifest, hex. */
  readonly manifestSha256: string;
  readonly day: DateIso;
}

/** 64 bytes. */
export function signFiling(filed: Filed, server: Signer): Uint8Array {
  return server.sign(filedLabel, ...parts(filed));
}

/** `false` for anything but SERVER's own words about exactly this filing. */
export function verifyFiling(
  filed: Filed,
  signature: Uint8Array,
  serverPublic: Uint8Array,
): boolean {
  return verify(serverPublic, signature, filedLabel, ...parts(filed));
}

const filedLabel = 'filed';

// All of fixed length, so that they cannot run into each other.
function parts({ caseId, manifestSha256, day }: Filed): readonly Uint8Array[] {
  return [fromHex(caseId), fromHex(manifestSha256), utf8(day)];
}
