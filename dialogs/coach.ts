/** What in a text could show who wrote it. */
export const findingKinds = [
  'name',
  'iin',
  'phone',
  'plate',
  'time',
  'email',
  'card',
  'few-knew',
] as const;

export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** The words themselves, short. */
  readonly snippet: string;
}

const longestSnippet = 60;

/**
 * Marks what could identify the writer. By rules only: it helps to look, it does not promise to find. The officers need
 * the names of those who did wrong, so that a name is pointed at and never removed. Linear in the length of `text`.
 */
export function coach(text: string): readonly Finding[] {
  if (text === '') return [];
  const findings: Finding[] = [];
  let rest = text;
  for (const rule of rules) {
    rest = rest.replace(rule.pattern, (match: string) => {
      if (rule.confirm !== undefined && !rule.confirm(match)) return match;
      findings.push({ kind: rule.kind, snippet: shorten(match) });
      // What one rule has found is hidden from the later ones: a card number holds no telephone.
      return ' \n ';
    });
  }
  return findings;
}

interface RuleOf {
  readonly kind: FindingKind;
  readonly pattern: RegExp;
  readonly confirm?: (match: string) => boolean;
}

const capital = '[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]';
const small = "[a-zа-яёәғқңөұүһі’'-]";
const word = `${capital}${small}{1,30}`;
const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const patronymic =
  '[\\p{L}-]{2,30}(?:ұлы|улы|қызы|кызы|uly|kyzy|qyzy|ович|евич|овна|евна|инична|ovich|evich|ovna|evna)';
const cases = '(?:[а-яәғқңөұүһі]{1,3})?';

const plateLetters = '[ABCDEFGHIJKLMNOPQRSTUVWXYZАВЕКМНОРСТУХ]';

const rules: readonly RuleOf[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu,
  },
  { kind: 'card', pattern: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/gu, confirm: luhn },
  { kind: 'iin', pattern: /(?<!\d)\d{12}(?!\d)/gu, confirm: isIin },
  {
    kind: 'phone',
    pattern: /(?<![\d+])(?:\+7|8|7)[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)/gu,
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `${edge}(?:\\d{3} ?${plateLetters}{2,3} ?(?:0[1-9]|1\\d|20)|[A-ZА-Я] ?\\d{3} ?${plateLetters}{2,3})${end}`,
      'gu',
    ),
  },
  { kind: 'time', pattern: /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/gu },
  {
    kind: 'time',
    pattern: new RegExp(
      `${edge}(?:сағат\\p{L}{0,4} (?:[01]?\\d|2[0-3])(?:[ -]?\\p{L}{2,3})?|(?:в|около) (?:[01]?\\d|2[0-3]) час\\p{L}{0,3}(?: \\d{1,2} мин\\p{L}{0,4})?|at \\d{1,2} ?(?:a\\.?m\\.?|p\\.?m\\.?|o[’']clock))${end}`,
      'giu',
    ),
  },
  {
    kind: 'few-knew',
    pattern: new RegExp(
      `${edge}(?:` +
        [
          'only (?:the )?(?:two|three|four|five|\\d{1,2}) of us',
          'only (?:i|we|my boss and i) knew',
          'nobody (?:else )?(?:but|except) (?:me|us)',
          '(?:only|just) (?:two|three|four|five|\\d{1,2}) (?:people|persons|colleagues) (?:knew|know|saw)',
          'только (?:мы )?(?:вдвоем|вдвоём|втроем|втроём|вчетвером)',
          '(?:нас|нас было|знали|знают|знало|видели) (?:только |лишь )?(?:двое|трое|четверо|пятеро|вдвоем|вдвоём|втроем|втроём)',
          'только (?:нас )?(?:двое|трое|четверо|пятеро|\\d{1,2})(?: \\p{L}{3,12})? (?:знали|знают|видели|знаем)',
          '(?:никто|никому) кроме (?:меня|нас|мне|нам)',
          'кроме (?:меня|нас)(?: \\p{L}{1,12}){0,2} никто',
          'знал(?:а|и)? (?:только|лишь) (?:я|мы)',
          'только (?:я|мы) (?:и \\p{L}{2,20} )?зна\\p{L}{1,3}',
          '(?:екеуміз|үшеуміз|төртеуміз|бесеуміз)(?: ғана| гана)?',
          '(?:тек|жалғыз) (?:мен|біз)(?: ғана| гана)? біл\\p{L}{1,6}',
          '(?:менен|бізден) (?:басқа|өзге) (?:ешкім|еш адам)',
          '(?:тек )?(?:екі|үш|төрт|бес|\\d{1,2}) адам (?:ғана|гана) біл\\p{L}{1,6}',
        ].join('|') +
        `)${end}`,
      'giu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `${edge}(?:${word} ){0,2}${patronymic}${cases}${end}(?: ${word}${end})?`,
      'gu',
    ),
    confirm: startsLarge,
  },
  { kind: 'name', pattern: new RegExp(`${edge}${word} ${word}${end}`, 'gu'), confirm: isName },
];

function startsLarge(match: string): boolean {
  return new RegExp(`^${capital}`, 'u').test(match);
}

/** Two capitalised words are a name unless they are a place or an office that everybody writes so. */
function isName(match: string): boolean {
  return !match.split(' ').some((part) => knownWords.test(part));
}

const knownWords =
  /^(?:Республик|Казахстан|Қазақстан|Kazakhstan|Алмат|Астан|Almaty|Astana|Шымкент|Shymkent|Қарағанды|Караганд|Karaganda|Ақтөбе|Актобе|Актюбин|Aktobe|Атырау|Atyrau|Тараз|Taraz|Жамбыл|Zhambyl|Павлодар|Pavlodar|Қостанай|Костана|Kostanay|Қызылорда|Кызылорд|Kyzylorda|Маңғыстау|Мангистау|Mangystau|Орал|Уральск|Oral|Өскемен|Усть|Семей|Semey|Түркістан|Туркестан|Turkistan|Көкшетау|Кокшетау|Kokshetau|Талдықорған|Талдыкорган|Taldykorgan|Петропавл|Petropavl|Жезқазған|Жезказган|Zhezkazgan|Ұлытау|Улытау|Ulytau|Абай|Жетісу|Zhetisu|Аурухана|Мектеп|Әкімдік|Больниц|Школ|Акимат|Hospital|School|City|Head|Doctor|Нур|Нұр-|Nur-|Министерств|Департамент|Комитет|Ministry|Department|Committee|Agency|Агентств|The|This|That|When|They|Then|And|But|He|She|We|My|In|On|At|It|Его|Она|Они|Мне|Меня|Когда|После|Потом|Это|Этот|Мой|Моя|Мы|Он|На|Но|По|За|Все|Ол|Мен|Біз|Маған|Осы|Сол|Бұл|Кейін|Содан|Бірақ|Сондықтан)/u;

function shorten(match: string): string {
  const bare = match.trim().replaceAll(/\s+/gu, ' ');
  return bare.length > longestSnippet ? `${bare.slice(0, longestSnippet)}…` : bare;
}

/** The control digit of an individual identification number, with its second set of weights. */
export function isIin(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const control = Number(digits[11]);
  const first = weighed(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const sum = first === 10 ? weighed(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first;
  return sum !== 10 && sum === control;
}

function weighed(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}

function luhn(match: string): boolean {
  const digits = match.replaceAll(/\D/gu, '');
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
