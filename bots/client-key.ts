import { fromBase64url } from '../platform/crypto/bytes.ts';

const keyLength = 32;
const textLength = 43;

/** The client's key as it stands in a cookie, a hidden field or `session`; `null` when it is none. */
export function readClientKey(text: string | null | undefined): Uint8Array | null {
  if (text?.length !== textLength) return null;
  try {
    const key = fromBase64url(text);
    return key.length === keyLength ? key : null;
  } catch {
    return null;
  }
}
