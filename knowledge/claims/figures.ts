import type { Language } from '../../platform/language.ts';
import { monthNames } from '../months.ts';

/**
 * Everything in a text that fixes an amount, a date or an article: numbers in digits and in words, Roman numerals, months,
 * short names in capitals. A sentence may have only those that stand in its source.
 */
export function figuresIn(text: string, language: Language): ReadonlySet<string> {
  const small = text.toLowerCase().replaceAll('ё', 'е');
  const words = small.match(/\p{L}+/gu) ?? [];
  const digits = text.match(/\d+(?:[.,\u00A0 ]\d{3})*(?:[.,]\d+)?/gu) ?? [];
  const capitals = text.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{Ll})/gu) ?? [];
  const roman = text.match(/(?<!\p{L})[IVXLC]{1,7}(?!\p{L})/gu) ?? [];
  return new Set([
    ...digits.map((figure) => figure.replaceAll(/[.,\u00A0 ](?=\d{3}(?!\d))/gu, '')),
    ...words.flatMap((word) => beginningsOf(language).find((begins) => isOf(word, begins)) ?? []),
    ...words.filter((word) => whole[language].has(word)),
    ...capitals,
    ...roman.filter((numeral) => numeral !== 'I'),
    ...(/[%\u2030]/u.test(text) ? ['%'] : []),
  ]);
}

function isOf(word: string, begins: string): boolean {
  return word.startsWith(begins) && word.length - begins.length <= longestEnding;
}

const longestEnding = 6;

// Declined words are told by how they begin, short ones stand whole: else they would be found in others.
const numerals: Readonly<Record<Language, readonly string[]>> = {
  kk: 'бірінші екінші үшінші төрт жеті сегіз тоғыз жиырма отыз қырық алпыс жетпіс сексен тоқсан мың миллион миллиард еселен жартысы'.split(
    ' ',
  ),
  ru: 'перв втор трет четыр четвер пятн пятьд пятид шесто семь восем восьм девят десят двадц тридц сорок сотн тысяч миллион миллиард полов двукрат удво двойн'.split(
    ' ',
  ),
  en: 'four five seven eight nine ten twelve twent thirt fort fift sixt hundred thousand million billion half twice doubl third tripl'.split(
    ' ',
  ),
};

const whole: Readonly<Record<Language, ReadonlySet<string>>> = {
  kk: new Set('бір екі үш бес алты он елу жүз жүзге жүзден екіден үштен бестен оннан'.split(' ')),
  ru: new Set(
    'один одна одного одной одну одним два две двух двумя двум три трех тремя трем пять пяти пятью шесть шести шестью семи сто ста двести триста пятый пятого пятая полтора'.split(
      ' ',
    ),
  ),
  en: new Set('one two three six second once'.split(' ')),
};

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: monthNames.kk,
  // Without the last letter, which the genitive changes.
  ru: monthNames.ru.map((name) => name.slice(0, -1)).filter((name) => name.length > 2),
  en: monthNames.en.map((name) => name.toLowerCase()).filter((name) => name !== 'may'),
};

function beginningsOf(language: Language): readonly string[] {
  return [...numerals[language], ...months[language]];
}
