import { receiptAlphabet } from '../knowledge/receipt-text.ts';
import { fromHex, hex, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { codeLength } from '../knowledge/survey-code.ts';
import type { SurveyId } from './survey-id.ts';

/** 16 symbols of Crockford's base32: 80 bits, without separators. */
export type Code = string & { readonly __brand: 'Code' };

/** One person's right to answer once. Nothing in it says for whom it was made or which number it has. */
export function makeCode(random: Random): Code {
  const symbols = Array.from(random(codeLength), (byte) => receiptAlphabet[byte & 31] ?? '');
  return symbols.join('') as Code;
}

/** All that is stored of a code. Bound to its survey, so that lists of two surveys cannot be compared. Hex. */
export function codeHash(survey: SurveyId, code: string): string {
  return hex(hash('survey/code', fromHex(survey), utf8(code)));
}
