import type { Answer, Question } from '../knowledge/schema/questionnaire.ts';
import { placeOf } from './advance.ts';
import { formTable } from './form-table.ts';
import { formsVersion, reportForms } from './forms-version.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/**
 * The state for forms that were changed while a report was being written: answers that the new forms can still show are
 * kept, and the person is told to look them over. `null` when nothing changed.
 */
export function afterFormChange(state: State, world: World): State | null {
  const { session, draft } = state;
  const { knowledge } = world;
  const version = formsVersion(knowledge);
  if (session.formVersion === version || placeOf(session.at).flow.form === null) return null;
  const questions = reportForms(knowledge).map((form) => formTable(form).byId);
  const questionOf = (id: string): Question | undefined =>
    questions.map((byId) => byId.get(id)?.question).find((found) => found !== undefined);
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([id, answer]) => isKnown(questionOf(id), answer)),
  );
  const told = draft.told.filter((id) => questionOf(id) !== undefined);
  return { session: { ...session, formVersion: version }, draft: { ...draft, answers, told } };
}

function isKnown(question: Question | undefined, answer: Answer): boolean {
  if (question === undefined) return false;
  const options = optionsOf(question);
  if (answer.kind === 'choice') return options.includes(answer.option);
  return answer.kind !== 'choices' || answer.options.every((option) => options.includes(option));
}

function optionsOf(question: Question): readonly string[] {
  if (question.type !== 'single' && question.type !== 'multiple') return [];
  return question.options.map(({ id }) => id);
}
