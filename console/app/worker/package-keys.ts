import { sealToOutside, sealToWords } from '../../../platform/crypto/age-package.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { passphrase } from '../../../platform/crypto/words.ts';
import type { Keys } from './contract.ts';

/** Here and not in the page: scrypt takes a second, and the list of words is here. */
export async function sealPackage(
  { bytes, key }: Parameters<Keys['sealPackage']>[0],
  random: Random,
): ReturnType<Keys['sealPackage']> {
  const words = key === null ? passphrase(random) : null;
  const sealed =
    key !== null ? await sealToOutside(key, bytes) : await sealToWords(words ?? '', bytes);
  return { bytes: sealed, sha256: hex(sha256(sealed)), words };
}
