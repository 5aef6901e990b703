import type { Answer, Question, Questionnaire } from '../knowledge/schema/questionnaire.ts';
import { placeOf } from './advance.ts';
import { formTable, type FormTable } from './form-table.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/**
 * The state for a form that was changed while a report was being written: answers that the new form can still show are
 * kept, and the person is told to look them over. `null` when nothing changed.
 */
export function afterFormChange(state: State, world: World): State | null {
  const { session, draft } = state;
  if (session.formVersion === null) return null;
  const form = formOf(state, world);
  if (form === null || form.version === session.formVersion) return null;
  const table = formTable(form);
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([id, answer]) => isKnown(table, id, answer)),
  );
  return {
    session: { ...session, formVersion: form.version },
    draft: { ...draft, answers, told: draft.told.filter((id) => table.byId.has(id)) },
  };
}

function formOf({ session }: State, world: World): Questionnaire | null {
  const { flow } = placeOf(session.at);
  return flow.form === null ? null : (world.knowledge.forms.get(flow.form) ?? null);
}

function isKnown(table: FormTable, id: string, answer: Answer): boolean {
  const question = table.byId.get(id)?.question;
  if (question === undefined) return false;
  const options = optionsOf(question);
  if (answer.kind === 'choice') return options.includes(answer.option);
  return answer.kind !== 'choices' || answer.options.every((option) => options.includes(option));
}

function optionsOf(question: Question): readonly string[] {
  if (question.type !== 'single' && question.type !== 'multiple') return [];
  return question.options.map(({ id }) => id);
}
