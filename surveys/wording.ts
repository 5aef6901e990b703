import type { Language, Localized } from '../platform/language.ts';
import { languages } from '../platform/language.ts';

/**
 * Wordings that spoil a survey, by short lists of patterns. They find what is common, not everything, and they may be wrong:
 * the builder only points at them.
 */

/** The languages in which a question pushes people towards one answer. */
export function leadingIn(text: Localized): readonly Language[] {
  return languages.filter((language) => found(leading[language], text[language]));
}

/** The languages in which a text asks who somebody is or how to reach them. */
export function identifyingIn(text: Localized): readonly Language[] {
  return languages.filter((language) => found(identifying[language], text[language]));
}

function found(patterns: readonly RegExp[], text: string): boolean {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  return patterns.some((pattern) => pattern.test(plain));
}

/** Matches from the beginning of a word: the languages add endings. */
function starts(...words: readonly string[]): readonly RegExp[] {
  return words.map((word) => new RegExp(`(?<!\\p{L})${word}`, 'u'));
}

const leading: Localized<readonly RegExp[]> = {
  kk: starts(
    'келісесіз бе',
    'келіспейсіз бе',
    'солай емес пе',
    'дұрыс емес пе',
    'рас емес пе',
    'әрине',
    'сөзсіз',
    'бәріміз білетіндей',
    'барлығы білетіндей',
    'белгілі болғандай',
    'қаншалықты жақсы',
    'қаншалықты нашар',
    'деп ойламайсыз ба',
  ),
  ru: starts(
    'согласны ли вы',
    'вы согласны',
    'согласитесь',
    'не правда ли',
    'не так ли',
    'разве(?!\\p{L})',
    'неужели',
    'конечно',
    'безусловно',
    'очевидно',
    'как известно',
    'все мы знаем',
    'не считаете ли',
    'не кажется ли',
    'насколько хорошо(?! вы)',
    'насколько плохо(?! вы)',
  ),
  en: starts(
    'do you agree',
    "don[’']t you",
    "isn[’']t it",
    "wouldn[’']t you",
    'of course',
    'obviously',
    'surely',
    'as (?:we all|everybody|everyone) knows?',
    'how (?:good|great|bad|terrible) (?:is|are|was|were)',
  ),
};

const identifying: Localized<readonly RegExp[]> = {
  kk: starts(
    'аты-жөн',
    'атыңыз',
    'тегіңіз',
    'есіміңіз',
    'телефон',
    'жсн(?!\\p{L})',
    'пошта',
    'мекенжай',
    'байланыс дерек',
    'лауазымыңыз',
    'туған күн',
    'кім екен',
    'кімнің аты',
  ),
  ru: starts(
    'фио(?!\\p{L})',
    'ф\\. ?и\\. ?о',
    'ваше имя',
    'ваши имя',
    'имя и фамили',
    'фамили',
    'телефон',
    'иин(?!\\p{L})',
    'электронн\\p{L}* (?:почт|адрес)',
    'ваш\\p{L}* адрес',
    'контактн',
    'как с вами связаться',
    'ваш\\p{L}* должност',
    'дат\\p{L}* рождени',
    'кто именно',
    'назовите (?:имя|имена|сотрудник|руководител)',
  ),
  en: starts(
    'your (?:full )?name',
    'first name',
    'surname',
    'last name',
    'phone',
    'e-?mail',
    'your address',
    'contact (?:details|data|information)',
    'how (?:can|may) we reach',
    'your (?:position|post|job title)',
    'date of birth',
    'who exactly',
    'name (?:the|those) (?:person|people|official|officer)',
  ),
};
