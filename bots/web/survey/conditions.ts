import { phrase } from '../../../knowledge/phrases.ts';
import type { Condition, Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import type { Language } from '../../../platform/language.ts';

/** A condition in words, for a page that shows all questions at once. */
export function conditionText(
  condition: Condition,
  form: Questionnaire,
  language: Language,
): string {
  if ('all' in condition) return joined('survey.page.and', condition.all, form, language);
  if ('any' in condition) return joined('survey.page.or', condition.any, form, language);
  const asked = form.questions.find(({ id }) => id === condition.question);
  const question = asked?.label[language] ?? '';
  if ('answered' in condition) {
    const key = condition.answered ? 'survey.page.answered' : 'survey.page.unanswered';
    return phrase(language, key, { question });
  }
  const ids = 'is' in condition ? condition.is : condition.isNot;
  const options = ids
    .map((id) => {
      const known = asked !== undefined && 'options' in asked ? asked.options : [];
      return known.find((option) => option.id === id)?.label[language] ?? id;
    })
    .join(' / ');
  return phrase(language, 'is' in condition ? 'survey.page.is' : 'survey.page.is-not', {
    question,
    options,
  });
}

function joined(
  key: 'survey.page.and' | 'survey.page.or',
  parts: readonly Condition[],
  form: Questionnaire,
  language: Language,
): string {
  return parts
    .map((part) => conditionText(part, form, language))
    .reduce((one, other) => phrase(language, key, { one, other }));
}
