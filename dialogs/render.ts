import { longDate } from '../knowledge/dates.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { phrase } from '../knowledge/phrases.ts';
import type { Question } from '../knowledge/schema/questionnaire.ts';
import type { Language, Localized } from '../platform/language.ts';
import type { Params, Text } from './message.ts';

/** Words in one language. A list gets a line for each item. Throws `TypeError` for a question or phrase that is not there. */
export function renderText(
  text: Text,
  language: Language,
  knowledge: Pick<Knowledge, 'forms'>,
): string {
  switch (text.kind) {
    case 'phrase':
      return text.params === undefined
        ? phrase(language, text.key)
        : phrase(language, text.key, renderParams(text.params, language, knowledge));
    case 'question':
      return questionOf(text, knowledge).label[language];
    case 'help':
      return questionOf(text, knowledge).help?.[language] ?? '';
    case 'option':
      return optionLabel(text, knowledge)[language];
    case 'day':
      return longDate(language, text.day);
    case 'list':
      return text.items.map((item) => `• ${renderText(item, language, knowledge)}`).join('\n');
    case 'localized':
      return text.text[language];
    case 'written':
      return text.text;
    default:
      return text satisfies never;
  }
}

function renderParams(
  params: Params,
  language: Language,
  knowledge: Pick<Knowledge, 'forms'>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? renderText(value, language, knowledge) : value,
    ]),
  );
}

function questionOf(
  at: { form: string; question: string },
  knowledge: Pick<Knowledge, 'forms'>,
): Question {
  const question = knowledge.forms.get(at.form)?.questions.find(({ id }) => id === at.question);
  if (question === undefined) throw new TypeError(`no question ${at.form}/${at.question}`);
  return question;
}

function optionLabel(
  at: { form: string; question: string; option: string },
  knowledge: Pick<Knowledge, 'forms'>,
): Localized {
  const question = questionOf(at, knowledge);
  const options =
    question.type === 'single' || question.type === 'multiple' ? question.options : [];
  const option = options.find(({ id }) => id === at.option);
  if (option === undefined) throw new TypeError(`no option ${at.question}/${at.option}`);
  return option.label;
}
