import type { Question } from '../knowledge/schema/questionnaire.ts';
import type { Language } from '../platform/language.ts';

/** What the categories are called that no question has among its options. */
export interface CategoryWords {
  readonly declined: string;
  readonly skipped: string;
  readonly 'not-asked': string;
  readonly rest: string;
  readonly 'not-stated': string;
  readonly answered: string;
}

/** A category of a question in words: an option's label, a step with the meaning of its end, or one of the others. */
export function categoryWords(
  question: Question,
  of: string,
  language: Language,
  words: CategoryWords,
): string {
  if (question.type === 'single' || question.type === 'multiple') {
    const option = question.options.find(({ id }) => id === of);
    if (option !== undefined) return option.label[language];
  }
  if (question.type === 'scale') {
    const { from, to, ends } = question;
    if (of === String(from)) return `${of} (${ends.low[language]})`;
    if (of === String(to)) return `${of} (${ends.high[language]})`;
  }
  return isOwn(of, words) ? words[of] : of;
}

function isOwn(of: string, words: CategoryWords): of is keyof CategoryWords {
  return Object.hasOwn(words, of);
}
