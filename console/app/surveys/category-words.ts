import { phrase } from '../../../knowledge/phrases.ts';
import type { Language } from '../../../platform/language.ts';
import type { CategoryWords } from '../../../surveys/categories.ts';

/** What no question has among its own answers, in words. */
export function categoriesIn(language: Language): CategoryWords {
  return {
    declined: phrase(language, 'surveys.category.declined'),
    skipped: phrase(language, 'surveys.category.skipped'),
    'not-asked': phrase(language, 'surveys.category.not-asked'),
    rest: phrase(language, 'surveys.category.rest'),
    'not-stated': phrase(language, 'surveys.category.not-stated'),
    answered: phrase(language, 'surveys.category.answered'),
  };
}
