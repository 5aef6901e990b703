import { readCode, writeCode } from '../../../knowledge/survey-code.ts';
import { receiptAlphabet } from '../../../knowledge/receipt-text.ts';
import { hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { hash } from '../../../platform/crypto/hash.ts';
import type { Random } from '../../../platform/crypto/random.ts';

/** Codes on one sheet. */
const many = 10;
/** Symbols of a code: 80 bits, so that nobody needs to count guesses. */
const length = 16;

/** A new sheet: what is shown once, and what is stored of it. */
export function newSheet(
  officerId: string,
  random: Random,
): { readonly codes: readonly string[]; readonly hashes: readonly string[] } {
  const symbols = Array.from({ length: many }, () =>
    Array.from(random(length), (byte) => receiptAlphabet[byte & 31] ?? '').join(''),
  );
  return {
    codes: symbols.map(writeCode),
    hashes: symbols.map((each) => recoveryHash(officerId, each)),
  };
}

/** What is stored of a code that somebody typed; `null` when it is none. */
export function typedHash(officerId: string, typed: string): string | null {
  const code = readCode(typed);
  return code === null ? null : recoveryHash(officerId, code);
}

/** Bound to its account: the same code of somebody else is another one. */
function recoveryHash(officerId: string, code: string): string {
  return hex(hash('console/recovery-code', utf8(`${officerId} ${code}`)));
}
