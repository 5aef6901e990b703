import type { ReportBody } from './report.ts';
import { moves, type Status } from './status.ts';

/** A question that nobody could answer is a case too, lighter than a report. */
export type CaseKind = 'report' | 'question';

/** The form of a question; it stands in every case that was made with it. */
const questionForm = 'question';

/** The category of a question on its card, in no language: each officer reads it in the own one. */
export const questionCategory = 'question';

export function kindOf({ form }: Pick<ReportBody, 'form'>): CaseKind {
  return form.id === questionForm ? 'question' : 'report';
}

/** Where a case of this kind may move: a question is answered or passed on, not looked into. */
export function movesFor(kind: CaseKind, state: Status): readonly Status[] {
  return moves[state].filter((to) =>
    kind === 'question' ? questionStates.has(to) : to !== 'closed-answered',
  );
}

const questionStates: ReadonlySet<Status> = new Set([
  'acknowledged',
  'handed-over',
  'closed-answered',
  'closed-not-ours',
  'reopened',
]);
