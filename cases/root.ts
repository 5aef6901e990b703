import { hex } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { keyNumbers } from '../platform/crypto/key-numbers.ts';
import { wordsOf } from '../platform/crypto/words.ts';

/** Names the body's ROOT, hex. */
export function rootFingerprint(rootPublic: Uint8Array): string {
  return hex(hash('root', rootPublic));
}

/** The same as numbers that people compare aloud. */
export function rootNumbers(rootPublic: Uint8Array): readonly string[] {
  return keyNumbers(hash('root', rootPublic));
}

/** The 8 English words that stood in their place, on papers that heads have kept. */
export function rootWords(rootPublic: Uint8Array): readonly string[] {
  return wordsOf(hash('root', rootPublic), 8);
}
