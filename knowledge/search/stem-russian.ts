import { skeleton } from './skeleton.ts';

/** A Russian word in skeleton letters without its endings, in the manner of the well-known suffix stemmers, but lighter. */
export function russianStem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let stem = cut(word, reflexive, 3);
  const before = stem;
  stem = cut(stem, adjectives, 3);
  if (stem === before) stem = cut(stem, verbs, 3);
  if (stem === before) stem = cut(stem, nouns, 3);
  stem = cut(stem, derived, 4);
  return stem.replace(/[iu]$/, (last) => (stem.length > 4 ? '' : last));
}

const vowel = /[aeiou]/;

function cut(word: string, endings: readonly string[], least: number): string {
  for (const ending of endings) {
    const left = word.length - ending.length;
    if (left < least || !word.endsWith(ending)) continue;
    const root = word.slice(0, left);
    if (vowel.test(root)) return root;
  }
  return word;
}

function endings(words: string): readonly string[] {
  const made = new Set(words.split(' ').map((ending) => skeleton(ending)));
  return [...made].filter((ending) => ending !== '').sort((a, b) => b.length - a.length);
}

const reflexive = endings('ся сь');
const adjectives = endings(
  'ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею вший вшая нный нная нное нные нного нных нному нным нного ющий ющая ющее ющие ющего ющих щий щих щего',
);
const verbs = endings(
  'ила ыла ена ейте уйте ите или ыли ило ыло ено ует уют ены ить ыть ишь ла на ете йте ли ло но ет ют ны ть ешь нно ат ят ит ут ал ял ил ел ала ало али ать ять еть',
);
const nouns = endings(
  'иями ями ами ией иям ием иях ах ях ам ям ей ой ий ием ем ом ов ев ие ье еи ии ию ью ия ья а е и о у ы ю я',
);
const derived = endings('ость ости остью ейш ейше');
