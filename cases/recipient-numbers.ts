import { fromHex, u32, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { keyNumbers } from '../platform/crypto/key-numbers.ts';

/** A recipient's two public keys as numbers that two people compare aloud before the list is signed. */
export function recipientNumbers(age: string, ed25519: string): readonly string[] {
  const first = utf8(age);
  return keyNumbers(hash('recipient/words', u32(first.length), first, fromHex(ed25519)));
}
