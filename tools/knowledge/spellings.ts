/** The ways of spelling that the labelled questions are also tried in. */
export const spellings = ['plain', 'latin', 'keyboard', 'typos'] as const;

export type Spelling = (typeof spellings)[number];

/** The same question as somebody else would type it. `seed` makes slips of the finger repeatable. */
export function spelled(question: string, how: Spelling, seed: number): string {
  switch (how) {
    case 'plain':
      return question;
    case 'latin':
      return letterByLetter(question, latin);
    case 'keyboard':
      return letterByLetter(question, russianKeyboard);
    case 'typos':
      return withSlips(question, seed);
    default:
      return how satisfies never;
  }
}

function letterByLetter(text: string, table: Readonly<Record<string, string>>): string {
  let made = '';
  for (const letter of text.toLowerCase()) made += table[letter] ?? letter;
  return made;
}

/** In about a third of the longer words one letter is dropped, swapped, doubled or wrong. */
function withSlips(text: string, seed: number): string {
  const draw = drawFrom(seed * 2_654_435_761 + 12_345);
  return text
    .split(' ')
    .map((word) => (word.length < 5 || draw() > 0.35 ? word : withSlip(Array.from(word), draw)))
    .join(' ');
}

function withSlip(letters: string[], draw: () => number): string {
  const at = 1 + Math.floor(draw() * (letters.length - 2));
  const letter = letters[at] ?? '';
  const kind = draw();
  if (kind < 0.35) letters.splice(at, 1);
  else if (kind < 0.6) letters.splice(at, 2, letters[at + 1] ?? '', letter);
  else if (kind < 0.8) letters.splice(at, 0, letter);
  else letters[at] = wrongLetters[Math.floor(draw() * wrongLetters.length)] ?? 'а';
  return letters.join('');
}

const wrongLetters = 'абвгдежзийклмнопрстуфхцчшыэюяіқғңөұүә';

/** The same numbers for the same seed. */
function drawFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

// prettier-ignore
const latin: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y',
  к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u',
  ұ: 'u', ү: 'u', ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'y', і: 'i',
  ь: '', э: 'e', ю: 'yu', я: 'ya',
};

// prettier-ignore
const russianKeyboard: Readonly<Record<string, string>> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и',
};
