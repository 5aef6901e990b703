import type { Answer, QuestionId } from '../../knowledge/schema/questionnaire.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';
import { applying, type Walking } from './walk.ts';

/** What a new answer means for the days that were named before and after it. */
export interface DayOrder {
  /** The earlier day that this one contradicts; `null` where none does. */
  readonly before: DateIso | null;
  /** Questions further on whose days cannot stand beside the new one: they are asked again. */
  readonly undone: readonly QuestionId[];
}

/** Whether days follow each other as the form says; answers that fell away by an edit do not count. */
export function dayOrder(walking: Walking, id: QuestionId, answer: Answer): DayOrder {
  const day = dayOf(answer);
  if (day === null) return { before: null, undone: [] };
  const asked = applying(walking).map(({ question }) => question);
  const dayAt = (one: QuestionId) =>
    asked.some((question) => question.id === one) ? dayOf(walking.walk.answers[one]) : null;
  const own = asked.find((question) => question.id === id);
  const first = own?.type === 'date' && own.notBefore !== undefined ? dayAt(own.notBefore) : null;
  const undone = asked.filter((question) => {
    if (question.type !== 'date' || question.notBefore !== id) return false;
    const later = dayAt(question.id);
    return later !== null && later < day;
  });
  return {
    before: first !== null && day < first ? first : null,
    undone: undone.map((question) => question.id),
  };
}

function dayOf(answer: Answer | undefined): DateIso | null {
  return answer?.kind === 'date' ? dateIso(answer.value) : null;
}
