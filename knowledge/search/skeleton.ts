import { isCyrillic } from './words.ts';

/**
 * One rough phonetic spelling for a word, whatever the alphabet: Cyrillic, any Latin spelling, and Kazakh typed
 * on a Russian keyboard all come to the same letters. Example: «қызмет», «кызмет», `qyzmet` and `kyzmet` are `kizmet`.
 */
export function skeleton(token: string): string {
  return settled(isCyrillic(token) ? fromCyrillic(token) : fromLatin(token));
}

function fromCyrillic(token: string): string {
  let made = '';
  for (const letter of token) made += sounds[letter] ?? letter;
  return made;
}

function fromLatin(token: string): string {
  const plain = (unmarked.test(token) ? token : withoutMarks(token)).replaceAll("'", '');
  const sounded = plain.includes('h') ? withoutH(plain) : plain;
  const read = sounded.replaceAll('yo', 'e').replaceAll('tz', 'ts');
  let made = '';
  for (const letter of read) made += latinSounds[letter] ?? letter;
  return made;
}

const unmarked = /^[a-z0-9']*$/;

function withoutMarks(token: string): string {
  return token
    .normalize('NFD')
    .replaceAll(/s\u0327/g, 'S')
    .replaceAll(/c\u0327/g, 'C')
    .replaceAll(/[\u0300-\u036F]/g, '');
}

/** One letter for a sound that Latin writes with h. */
function withoutH(token: string): string {
  return token
    .replaceAll(/shch|sch|sh/g, 'S')
    .replaceAll(/tch|ch/g, 'C')
    .replaceAll('zh', 'j')
    .replaceAll('kh', 'h')
    .replaceAll('gh', 'g');
}

/** Differences that no spelling keeps: soft signs, doubled letters, Kazakh ң, iotated vowels. */
function settled(sounds: string): string {
  let made = '';
  let last = '';
  // A pattern that looks back would take most of the time that an index is built in.
  for (const sound of sounds.replaceAll('ng', 'n')) {
    const isDoubled = sound === last && !(sound >= '0' && sound <= '9');
    if (!isDoubled) made += sound;
    last = sound;
  }
  return made.replaceAll('ie', 'e');
}

const latinSounds: Readonly<Record<string, string>> = {
  ı: 'i',
  y: 'i',
  q: 'k',
  x: 'h',
  w: 'u',
  c: 'k',
};

const sounds: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  э: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  і: 'i',
  ы: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ь: '',
  ю: 'iu',
  я: 'ia',
};
