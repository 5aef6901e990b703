import { hex } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { wordsOf } from '../platform/crypto/words.ts';

/** Names the body's ROOT, hex. */
export function rootFingerprint(rootPublic: Uint8Array): string {
  return hex(hash('root', rootPublic));
}

/** The same as 8 words that people compare aloud: 103 bits. */
export function rootWords(rootPublic: Uint8Array): readonly string[] {
  return wordsOf(hash('root', rootPublic), 8);
}
