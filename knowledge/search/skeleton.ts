import { isCyrillic } from './words.ts';

/**
 * One rough phonetic spelling for a word, whatever the alphabet: Cyrillic, any Latin spelling, and Kazakh typed
 * on a Russian keyboard all come to the same letters. Example: «қызмет», «кызмет», `qyzmet` and `kyzmet` are `kizmet`.
 */
export function skeleton(token: string): string {
  const known = memory.get(token);
  if (known !== undefined) return known;
  const made = settled(isCyrillic(token) ? fromCyrillic(token) : fromLatin(token));
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(token, made);
  return made;
}

const memory = new Map<string, string>();
const mostRemembered = 50_000;

function fromCyrillic(token: string): string {
  let made = '';
  for (const letter of token) made += sounds[letter] ?? letter;
  return made;
}

function fromLatin(token: string): string {
  return token
    .normalize('NFD')
    .replaceAll(/s\u0327/g, 'S')
    .replaceAll(/c\u0327/g, 'C')
    .replaceAll(/[\u0300-\u036F']/g, '')
    .replaceAll(/shch|sch|sh/g, 'S')
    .replaceAll(/tch|ch/g, 'C')
    .replaceAll('zh', 'j')
    .replaceAll('kh', 'h')
    .replaceAll('gh', 'g')
    .replaceAll('yo', 'e')
    .replaceAll('tz', 'ts')
    .replaceAll(/[ıyqxwc]/g, (letter) => latinSounds[letter] ?? letter);
}

/** Differences that no spelling keeps: soft signs, doubled letters, Kazakh ң, iotated vowels. */
function settled(sounds: string): string {
  return sounds
    .replaceAll('ng', 'n')
    .replaceAll(/(\D)\1+/g, '$1')
    .replaceAll('ie', 'e');
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
