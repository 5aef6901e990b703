import type { DateIso } from '../platform/time.ts';
import { addDays, addMonths, dateIso } from '../platform/time.ts';
import { addWorkingDays, type Calendar } from './calendar.ts';
import { holds } from './schema/answer.ts';
import type { Advice, Guide, Linked, Term } from './schema/guide.ts';
import type { Answer, QuestionId } from './schema/questionnaire.ts';

/** What one person's answers to a guide come to. */
export interface Plan {
  readonly advice: readonly PlannedAdvice[];
  readonly cards: Guide['cards'];
  readonly contacts: Guide['contacts'];
  readonly papers: Guide['papers'];
  /** The first that fits; `null` where there is nothing to report. */
  readonly report: Guide['report'][number] | null;
}

export interface PlannedAdvice {
  readonly advice: Advice;
  /** `null` where there is no term. */
  readonly due: Due | null;
}

export type Due =
  /** `verified` is false when days of that year are only expected. */
  | { readonly kind: 'day'; readonly day: DateIso; readonly verified: boolean; readonly term: Term }
  /** The person gave no day to count from. */
  | { readonly kind: 'uncounted'; readonly term: Term }
  /** There is no calendar for the year: we refuse to guess. */
  | { readonly kind: 'no-calendar'; readonly year: number; readonly term: Term };

/** What steps are chosen from: a guide, or what else ends in steps. */
export type Planned = Pick<Guide, 'advice' | 'cards' | 'contacts' | 'papers' | 'report'>;

/**
 * The person's own steps, with their days. Where a rule leaves open how to count, the earlier day is taken: a term that
 * is counted back from a day off is counted from the working day before it.
 */
export function planOf(
  guide: Planned,
  answers: Readonly<Record<QuestionId, Answer>>,
  { today, calendar }: { readonly today: DateIso; readonly calendar: Calendar },
): Plan {
  const fitting = <T>(parts: readonly Linked<T>[]): Linked<T>[] =>
    parts.filter(({ when }) => when === undefined || holds(when, answers));
  return {
    advice: fitting(guide.advice).map((advice) => ({
      advice,
      due: advice.term === undefined ? null : dueOf(advice.term, answers, today, calendar),
    })),
    cards: fitting(guide.cards),
    contacts: fitting(guide.contacts),
    papers: fitting(guide.papers),
    report: fitting(guide.report)[0] ?? null,
  };
}

function dueOf(
  term: Term,
  answers: Readonly<Record<QuestionId, Answer>>,
  today: DateIso,
  calendar: Calendar,
): Due {
  const from = term.from === 'today' ? today : dayIn(answers[term.from]);
  if (from === null) return { kind: 'uncounted', term };
  const { count, counting } = term;
  const first = counting === 'including' ? addDays(from, -1) : from;
  const signed = counting === 'back' ? -count : count;
  switch (term.unit) {
    case 'working-days': {
      const counted =
        counting === 'back'
          ? addWorkingDays(calendar, addDays(from, 1), -(count + 1))
          : addWorkingDays(calendar, first, count);
      return counted.ok
        ? { kind: 'day', day: counted.value, verified: counted.verified, term }
        : { kind: 'no-calendar', year: counted.year, term };
    }
    case 'days':
      return { kind: 'day', day: addDays(first, signed), verified: true, term };
    case 'months':
      return { kind: 'day', day: addMonths(first, signed), verified: true, term };
    default:
      return term.unit satisfies never;
  }
}

function dayIn(answer: Answer | undefined): DateIso | null {
  return answer?.kind === 'date' ? dateIso(answer.value) : null;
}
