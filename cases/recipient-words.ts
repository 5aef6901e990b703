import { fromHex, u32, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { wordsOf } from '../platform/crypto/words.ts';

/** A recipient's two public keys as 8 words that two people compare aloud before the list is signed: 103 bits. */
export function recipientWords(age: string, ed25519: string): readonly string[] {
  const first = utf8(age);
  return wordsOf(hash('recipient/words', u32(first.length), first, fromHex(ed25519)), 8);
}
