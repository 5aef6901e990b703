import type { Language } from '../../platform/language.ts';
import { isCyrillic, wordsOf } from './words.ts';

/**
 * The language a text is most likely written in, by small rules: Kazakh letters, words that only one language has, the
 * alphabet. `null` where nothing tells. It chooses the language of an answer and the endings that are cut, no more.
 */
export function textLanguage(text: string): Language | null {
  const words = wordsOf(text.slice(0, longestLook));
  const cyrillic = words.filter(isCyrillic).length;
  const latin = words.filter((word) => /^[a-z']+$/.test(word)).length;
  if (cyrillic === 0 && latin === 0) return /\p{Script=Latin}/u.test(text) ? 'kk' : null;
  const counts = {
    kk: words.filter((word) => kazakhLetter.test(word) || kazakhWords.has(word)).length,
    ru: words.filter((word) => russianWords.has(word)).length,
    en: words.filter((word) => englishWords.has(word)).length,
  };
  if (cyrillic >= latin) {
    if (counts.kk === 0 && counts.ru === 0) return words.length === 0 ? null : 'ru';
    return counts.kk >= counts.ru ? 'kk' : 'ru';
  }
  if (counts.en > 0 && counts.en >= counts.kk && counts.en >= counts.ru) return 'en';
  if (counts.kk > counts.ru) return 'kk';
  return counts.ru > 0 ? 'ru' : null;
}

const longestLook = 2000;
const kazakhLetter = /[әғқңөұүһі]/;

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

// Short words that stand in almost every sentence, in every spelling that people use.
const kazakhWords = set(
  'және мен бен пен үшін бұл осы сол қандай қалай қанша қайда кім неше бар жоқ деген туралы бойынша болады керек маған сыйлық пара бере берсе алса ма ме ба бе деп емес бола болама болмайды болсам истеймин журмин жатыр алсам берсем жазсам айтсам алама берип алып кимге кимнен бул кандай калай канша кайда ким ушин жок болады сыйлык zhane qalai qalay kalai kalay qanday kanday kerek bolady bolama nege qayda kayda kayda kim emes zhok joq jok uwin ushin para siylyq syilyq zhemqorlyq jemqorlyq turaly bul pen ben qansha',
);
const russianWords = set(
  'и в не что на с как а это для или вы мне меня если по за от из о об у к но ли же кто где когда куда можно нужно мой моя какой какая какие сколько будет был была есть нет его её их kak chto esli mozhno mozno nado nuzhno ne na za dlya ili kto gde kuda menya mne eto vzyatka vzyatku budet',
);
const englishWords = set(
  'the a an is are do does did to of in on my i me you what how who where when can could should may must if for with from and or not have has will they he she it this that there about',
);
