import { skeleton } from './skeleton.ts';
import { wordsOf } from './words.ts';

/**
 * Every way in which a word of a question may be read, as skeletons: the first is the word as it stands. In chats w, 4 and 6
 * stand for ш, ч and ш or б; on a Kazakh keyboard the row of digits holds Kazakh letters; and Cyrillic words get typed
 * while the keyboard is Latin (`gfhf` for «пара»).
 */
export function readings(word: string): readonly string[] {
  const made = [skeleton(word)];
  if (/^[a-z'4679]*w[a-z'4679]*$/.test(word)) made.push(skeleton(word.replaceAll('w', 'sh')));
  if (/\p{L}/u.test(word) && /\d/.test(word)) made.push(...withDigits(word));
  if (/^[a-z]{3,}$/.test(word)) made.push(skeleton(spelled(word, layout)));
  return [...new Set(made)].filter((reading) => reading !== '');
}

/** The words of a text as skeletons, in their order. */
export function skeletonsOf(text: string): string[] {
  return wordsOf(text)
    .map((word) => skeleton(word))
    .filter((word) => word !== '');
}

function withDigits(word: string): readonly string[] {
  const cyrillic = /\p{Script=Cyrillic}/u.test(word);
  const tables = cyrillic ? [keyRow, chat, chatOther] : [chatLatin, chatLatinOther];
  return tables.map((table) => skeleton(spelled(word, table)));
}

function spelled(word: string, table: Readonly<Record<string, string>>): string {
  let made = '';
  for (const letter of word) made += table[letter] ?? letter;
  return made;
}

const keyRow = { 2: 'ә', 3: 'і', 4: 'ң', 5: 'ғ', 8: 'ү', 9: 'ұ', 0: 'қ' };
const chat = { 4: 'ч', 6: 'б', 3: 'з', 0: 'о' };
const chatOther = { 4: 'ч', 6: 'ш', 3: 'з', 0: 'о' };
const chatLatin = { 4: 'ch', 6: 'sh', 3: 'z', 0: 'o', w: 'sh' };
const chatLatinOther = { 4: 'ch', 6: 'b', 3: 'z', 0: 'o', 9: 'ya', 1: 'i' };

// prettier-ignore
const layout: Readonly<Record<string, string>> = {
  q: 'й', w: 'ц', e: 'у', r: 'к', t: 'е', y: 'н', u: 'г', i: 'ш', o: 'щ', p: 'з',
  a: 'ф', s: 'ы', d: 'в', f: 'а', g: 'п', h: 'р', j: 'о', k: 'л', l: 'д',
  z: 'я', x: 'ч', c: 'с', v: 'м', b: 'и', n: 'т', m: 'ь',
};
