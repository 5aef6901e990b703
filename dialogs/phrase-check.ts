import { IntlMessageFormat } from 'intl-messageformat';

import { phrases } from '../knowledge/phrases.ts';
import { languages, type Language } from '../platform/language.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Every phrase that is missing in a language, cannot be read, or has other placeholders than in the other languages. */
export function phraseProblems(): readonly string[] {
  const keys = new Set(languages.flatMap((language) => Object.keys(phrases[language])));
  return [...keys].flatMap((key) => {
    const missing = languages.filter((language) => !phrases[language][key]);
    if (missing.length > 0) return [`phrase ${key}: missing in ${missing.join(', ')}`];
    return placeholderProblems(key);
  });
}

function placeholderProblems(key: string): string[] {
  const holes = languages.map((language) => placeholders(phrases[language][key] ?? '', language));
  const broken = languages.filter((_, index) => holes[index] === null);
  if (broken.length > 0) return [`phrase ${key}: cannot be read in ${broken.join(', ')}`];
  return new Set(holes).size === 1 ? [] : [`phrase ${key}: other placeholders in one language`];
}

/** Words with bare placeholders between them, as most messages are: these need no reading by the library at each start. */
const plain = /^[^{}']*(?:\{[a-z]\w*(?:, number)?\}[^{}']*)+$/i;

/** The names in a message, sorted; `null` when it is no ICU message. */
export function placeholders(message: string, language: Language): string | null {
  if (!/[{}']/.test(message)) return '';
  if (plain.test(message)) {
    return listed(Array.from(message.matchAll(/\{(\w+)/g), ([, name = '']) => name));
  }
  try {
    const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    return listed(namesIn(format.getAst()));
  } catch {
    return null;
  }
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].sort().join();
}

/** The kind of an element that is plain words; the parser's own names are not exported to us. */
const literal = 0;

function namesIn(ast: Ast): string[] {
  return ast.flatMap((element) => {
    const kind: number = element.type;
    if (!('value' in element) || kind === literal) return [];
    const inner =
      'options' in element
        ? Object.values(element.options).flatMap(({ value }) => namesIn(value))
        : [];
    return [element.value, ...inner];
  });
}
