import type { Language } from '../platform/language.ts';
import type { Question } from '../knowledge/schema/questionnaire.ts';
import type { Results } from './results.ts';
import { exact } from './share.ts';
import { categoryWords, type CategoryWords } from './categories.ts';

/** Rows as CSV for office programs: UTF-8 with its mark, CRLF, every cell quoted, and nothing in it is ever a formula. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** The undivided table, one line an answer. */
export function resultRows(
  questions: readonly Question[],
  results: Results,
  language: Language,
  words: CategoryWords & { readonly head: readonly string[] },
): readonly (readonly (string | number)[])[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return [
    words.head,
    ...results.counts.flatMap((count) => {
      const question = byId.get(count.question);
      if (question === undefined) return [];
      const line = (of: string, people: number) => [
        question.label[language],
        categoryWords(question, of, language, words),
        people,
        count.asked,
        exact(people, count.asked).toFixed(1),
      ];
      return [
        ...count.counts.map(({ of, people }) => line(of, people)),
        ...(count.counts.length === 0 ? [line('answered', count.answered)] : []),
        line('declined', count.declined),
        line('skipped', count.skipped),
      ];
    }),
  ];
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // An office program takes what begins so for a formula, also behind spaces; ' says that it is text.
  const safe = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
