import { hex } from '../../platform/crypto/bytes.ts';
import { hash, hkdf } from '../../platform/crypto/hash.ts';
import { utf8 } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';

/** What a personal link holds: 130 bits in Crockford's base32, lower case, so that it passes through every messenger. */
export type ListToken = string & { readonly __brand: 'ListToken' };

/** The row that a token finds: 64 hex digits. Nothing leads back from it. */
export type ListId = string & { readonly __brand: 'ListId' };

export const listTokenPattern = /^[0-9a-hjkmnp-tv-z]{26}$/u;
export const listIdPattern = /^[0-9a-f]{64}$/u;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 26;

export function newListToken(random: Random): ListToken {
  const symbols = Array.from(random(length), (byte) => alphabet.charAt(byte % alphabet.length));
  return symbols.join('') as ListToken;
}

/** `null` for what is no token. Case does not matter: some messengers change it. */
export function readListToken(text: string): ListToken | null {
  const folded = text.toLowerCase();
  return listTokenPattern.test(folded) ? (folded as ListToken) : null;
}

/** Throws `TypeError` for what is no row's id. */
export function listId(text: string): ListId {
  if (!listIdPattern.test(text)) throw new TypeError('no id of a list');
  return text as ListId;
}

export interface ListKeys {
  readonly id: ListId;
  /** Opens the request. */
  readonly packet: Uint8Array;
  /** Stands inside each sealed answer: whoever can only write to the store cannot invent one. Hex. */
  readonly proof: string;
}

/** Everything that a token gives. The store holds `id` alone. */
export function listKeys(token: ListToken): ListKeys {
  const secret = utf8(token);
  return {
    id: hex(hash('list/row', hkdf(secret, 'list/id'))) as ListId,
    packet: hkdf(secret, 'list/packet'),
    proof: hex(hkdf(secret, 'list/proof')),
  };
}
