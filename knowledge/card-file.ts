import { type Language, languages, type Localized } from '../platform/language.ts';
import type { Mark } from './schema/fact.ts';
import type { Topic } from './schema/card.ts';

/** A card that somebody proposes, as it stands in the fields of a form: nothing of it has to be whole yet. */
export interface CardDraft {
  readonly id: string;
  readonly topic: Topic;
  readonly mark: Mark;
  /** Ids of the fact sheet, with commas between them. */
  readonly facts: string;
  readonly source: Localized;
  /** `2024`, `2024-08`, `2024-08-31`, or nothing. */
  readonly date: string;
  readonly title: Localized;
  readonly short: Localized;
  readonly details: Localized;
  /** One a line, as are the questions that people ask. */
  readonly next: Localized;
  readonly asked: Localized;
}

/**
 * The file of a card, as `knowledge/articles` holds them. What is still missing is missing in the file, and `parseCard`
 * names it. Nobody has verified it: that is for whoever compares it with the official text.
 */
export function writeCard(draft: CardDraft): string {
  const { id, topic, mark, facts, source, date, title, asked } = draft;
  return [
    '---',
    `id: ${plain(id)}`,
    `topic: ${topic}`,
    'title:',
    ...languages.map((language) => `  ${language}: ${quoted(title[language])}`),
    `facts: [${facts.split(',').map(plain).filter(isFilled).join(', ')}]`,
    `mark: ${mark}`,
    'sources:',
    '  - title:',
    ...languages.map((language) => `      ${language}: ${quoted(source[language])}`),
    `    date: ${plain(date) || 'null'}`,
    'valid_from: null',
    'verified_on: null',
    'asked:',
    ...languages.flatMap((language) => [
      `  ${language}:`,
      ...linesOf(asked[language]).map((line) => `    - ${quoted(line)}`),
    ]),
    '---',
    '',
    ...languages.map((language) => partOf(draft, language)),
  ].join('\n');
}

function partOf({ short, details, next }: CardDraft, language: Language): string {
  const steps = linesOf(next[language]).map((line) => `- ${line}`);
  return [
    `## ${language}`,
    body(short[language]),
    '### details',
    body(details[language]),
    '### next',
    `${steps.join('\n')}\n`,
  ].join('\n\n');
}

/** The lines of a field that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(isFilled);
}

function isFilled(text: string): boolean {
  return text !== '';
}

/** An id or a date: whatever else was typed cannot break out of its line. */
function plain(text: string): string {
  return text.trim().replaceAll(/[^\w./-]/gu, '');
}

/** The small YAML of cards knows no escapes: a straight quote becomes a typographic one. */
function quoted(text: string): string {
  return `"${text.trim().replaceAll(/\s+/gu, ' ').replaceAll('"', '”').replaceAll('\\', '/')}"`;
}

/** A line that begins like a heading or a list would end the part that it stands in. */
function body(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^(?:#+|---+|- )\s*/u, ''))
    .join('\n');
}
