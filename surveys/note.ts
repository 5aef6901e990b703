import { numberText } from '../knowledge/numbers.ts';
import type { Question } from '../knowledge/schema/questionnaire.ts';
import type { CategoryWords } from './categories.ts';
import { categoryWords } from './categories.ts';
import type { PublishedCount, Results } from './results.ts';
import { exact } from './share.ts';

/** An official paper is written in these. */
export type NoteLanguage = 'kk' | 'ru';

/** The sentences of the paragraph, each with its holes filled in by the caller's phrases. */
export interface NoteWords {
  readonly opening: (answers: number, invited: number, rate: string) => string;
  readonly question: (text: string, answers: string) => string;
  readonly answer: (text: string, people: number, percent: string) => string;
  readonly closing: (hash: string) => string;
  readonly categories: CategoryWords;
}

export interface Note {
  readonly language: NoteLanguage;
  readonly paragraphs: readonly string[];
}

/** The part of an analytical note that tells what a survey found: counts and shares of those asked, no free text. */
export function noteOf(
  language: NoteLanguage,
  questions: readonly Question[],
  results: Results,
  hash: string,
  words: NoteWords,
): Note {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const rate = percent(results.answers, results.invited, language);
  const sentences = results.counts.flatMap((count) => {
    const question = byId.get(count.question);
    if (question === undefined || count.counts.length === 0) return [];
    const answers = answersOf(question, count, language, words);
    return [words.question(question.label[language], answers)];
  });
  return {
    language,
    paragraphs: [
      words.opening(results.answers, results.invited, rate),
      ...sentences,
      words.closing(hash),
    ],
  };
}

/** `96,4`: with the comma that both languages write. */
export function percent(people: number, all: number, language: NoteLanguage | 'en'): string {
  return numberText(language, exact(people, all), 1);
}

function answersOf(
  question: Question,
  count: PublishedCount,
  language: NoteLanguage,
  words: NoteWords,
): string {
  const missing = count.declined + count.skipped;
  const lines = [
    ...count.counts,
    ...(missing === 0 ? [] : [{ of: 'not-stated', people: missing }]),
  ];
  return lines
    .map(({ of, people }) =>
      words.answer(
        categoryWords(question, of, language, words.categories),
        people,
        percent(people, count.asked, language),
      ),
    )
    .join('; ');
}
