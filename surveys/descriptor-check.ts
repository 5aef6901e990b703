import { parseQuestionnaire } from '../knowledge/schema/parse.ts';
import type { Question, Questionnaire } from '../knowledge/schema/questionnaire.ts';
import { codeOf } from '../platform/log.ts';
import type { Descriptor } from './descriptor.ts';
import { layoutProblems } from './layout.ts';

/** More questions than this nobody answers with thought; the dialogs have room for as many. */
export const mostQuestions = 40;

/** Every reason why a survey cannot be opened, in words for developers; the builder has its own for officers. */
export function descriptorProblems(descriptor: Descriptor): readonly string[] {
  const { form, opens, closes, breakdowns } = descriptor;
  const questionnaire = formOf(form);
  if (typeof questionnaire === 'string') return [questionnaire];
  const { questions } = questionnaire;
  return [
    ...(form.kind === 'survey' ? [] : ['the form is no survey']),
    ...(form.id === `survey-${descriptor.id}` ? [] : ['the form does not carry the survey’s id']),
    ...(opens <= closes ? [] : ['it closes before it opens']),
    ...(questions.length <= mostQuestions ? [] : ['there are too many questions']),
    ...questions
      .filter(({ type }) => type === 'file')
      .map(({ id }) => `${id}: a survey takes no files`),
    ...questions
      .filter(({ type, declinable }) => type !== 'information' && !declinable)
      .map(({ id }) => `${id}: everybody may prefer not to say`),
    ...layoutProblems(questionnaire),
    ...(new Set(breakdowns).size === breakdowns.length ? [] : ['a breakdown stands twice']),
    ...breakdowns.flatMap((id) => breakdownProblems(id, questions)),
  ];
}

function formOf(form: Descriptor['form']): Questionnaire | string {
  try {
    return parseQuestionnaire(form);
  } catch (error) {
    if (codeOf(error) !== 'content' || !(error instanceof Error)) throw error;
    return error.message;
  }
}

function breakdownProblems(id: string, questions: readonly Question[]): string[] {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) return [`${id}: the breakdown names no question`];
  if (question.type !== 'single') return [`${id}: only a single choice can divide results`];
  return question.when === undefined ? [] : [`${id}: a breakdown must be asked of everybody`];
}
