import { SenimError } from '../../platform/errors.ts';
import { type Encoding, isUtf8, markOf, read } from '../../platform/text-encoding.ts';

/**
 * The text of a table: UTF-8 with or without its mark, or UTF-16 with one. Throws `SenimError` `content` for anything
 * else. Windows-1251 is recognised and refused: it has no ә, ғ, қ, ң, ө, ұ, ү, һ, so Kazakh names are lost in it already.
 */
export function decodeTable(bytes: Uint8Array): string {
  const marked = markOf(bytes);
  if (marked === 'utf-16le' || marked === 'utf-16be') return decoded(bytes, marked);
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8');
  throw new SenimError(
    'content',
    looksCyrillic(bytes)
      ? `the file looks like Windows-1251, in which Kazakh letters are lost: ${howToSave}`
      : `the file is no text in UTF-8: ${howToSave}`,
  );
}

const howToSave =
  'open the original table and save it as "CSV UTF-8", then look at the Kazakh names';

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  const text = read(bytes, encoding);
  if (text.includes('\0')) throw new SenimError('content', `the file is no text: ${howToSave}`);
  return text;
}

/** Read as Windows-1251, most of what is no ASCII would be Russian letters. */
function looksCyrillic(bytes: Uint8Array): boolean {
  const text = read(bytes, 'windows-1251');
  const others = text.match(/[\u0080-\u{10FFFF}]/gu) ?? [];
  const letters = others.filter((one) => /[а-яёі]/iu.test(one));
  return letters.length * 10 > others.length * 8;
}
