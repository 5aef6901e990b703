import { holds } from '../../knowledge/schema/answer.ts';
import type { Draft } from '../draft.ts';
import type { FormTable } from '../form-table.ts';
import type { FinishedReport } from '../outcome.ts';

/** The report as it is sealed: what the person answered, in the order of the form, without what no longer applies. */
export function finishReport(table: FormTable, draft: Draft): FinishedReport {
  const answers = table.form.questions.flatMap((question) => {
    const answer = draft.answers[question.id];
    if (answer === undefined || answer.kind === 'skipped') return [];
    if (question.when !== undefined && !holds(question.when, draft.answers)) return [];
    return [{ question: question.id, answer }];
  });
  return {
    formId: table.form.id,
    formVersion: table.form.version,
    answers,
    files: draft.files,
    named: isNamed(draft),
  };
}

export function isNamed(draft: Draft): boolean {
  const answer = draft.answers['identity'];
  return answer?.kind === 'choice' && answer.option === 'named';
}

/** Whether there is anything that somebody could look into. */
export function saysSomething(draft: Draft): boolean {
  if (draft.files.length > 0) return true;
  return Object.entries(draft.answers).some(
    ([question, answer]) =>
      question !== 'contact' &&
      (answer.kind === 'text' || (question === 'what' && answer.kind === 'choice')),
  );
}
