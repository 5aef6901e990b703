import { base64url } from '../../platform/crypto/bytes.ts';
import { readClientKey } from '../client-key.ts';

/** What a browser brings back: its key, and the token of the page that it was shown last. */
export interface Kept {
  readonly clientKey: Uint8Array;
  readonly ticket: string | null;
}

/** As it stands in the cookie; a hidden field, where there is none, holds the key alone. `null` for nothing of the kind. */
export function readKept(text: string | null | undefined): Kept | null {
  const [key, ticket = null] = text?.split('.', 2) ?? [];
  const clientKey = readClientKey(key);
  return clientKey === null ? null : { clientKey, ticket };
}

export function writeKept(clientKey: Uint8Array, ticket: string | null): string {
  const key = base64url(clientKey);
  return ticket === null ? key : `${key}.${ticket}`;
}
