import { addWorkingDays, type Calendar, type Counted } from '../../knowledge/calendar.ts';
import type { Bilingual } from '../../knowledge/schema/paper.ts';
import { dayShape } from '../../platform/day-shape.ts';
import { z } from '../../platform/shape.ts';
import { addMonths, type DateIso } from '../../platform/time.ts';
import { noWords, type Risk } from '../register/risk.ts';
import { lacksOf, type Lack } from '../register/list.ts';

/** What became of the plan of measures. What stands in it are the accepted recommendations of the register. */
export interface Plan {
  /** The day on which the note was signed; all that follows is counted from it. */
  readonly noteSigned: DateIso | null;
  readonly approved: DateIso | null;
  /** A post, never a name. */
  readonly approver: Bilingual;
  readonly published: DateIso | null;
  /** Where note and plan can be read; or, where secrets forbid it, the number of the note that says so (INS-132). */
  readonly link: string;
}

export const emptyPlan: Plan = {
  noteSigned: null,
  approved: null,
  approver: noWords,
  published: null,
  link: '',
};

export const planShape: z.ZodType<Plan> = z.strictObject({
  noteSigned: dayShape.nullable(),
  approved: dayShape.nullable(),
  approver: z.strictObject({ kk: z.string().max(500), ru: z.string().max(500) }),
  published: dayShape.nullable(),
  link: z.string().max(1_000),
});

/** The terms of a plan: the last day on which each step is in time. `null` while its beginning is not known. */
export interface PlanTerms {
  /** DL-06: 10 working days after the note was signed. */
  readonly approve: Counted<DateIso> | null;
  /** DL-07: 3 working days after the approval. */
  readonly publish: Counted<DateIso> | null;
  /** DL-10: a year after the note was signed. */
  readonly over: DateIso | null;
}

export function planTerms(calendar: Calendar, { noteSigned, approved }: Plan): PlanTerms {
  return {
    approve: noteSigned && addWorkingDays(calendar, noteSigned, 10),
    publish: approved && addWorkingDays(calendar, approved, 3),
    over: noteSigned && addMonths(noteSigned, 12),
  };
}

export type Kept = 'kept' | 'broken' | 'running' | 'unknown';

/** Whether a step came in time. Counting is by whole days: the last day is in time. */
export function keptOf(
  term: Counted<DateIso> | null,
  happened: DateIso | null,
  today: DateIso,
): Kept {
  if (term === null || !term.ok) return 'unknown';
  if (happened !== null) return happened <= term.value ? 'kept' : 'broken';
  return today <= term.value ? 'running' : 'broken';
}

/** The rows of the plan: accepted recommendations, those due first. */
export function planned(risks: readonly Risk[]): readonly Risk[] {
  return risks
    .filter(({ decision }) => decision === 'accepted')
    .toSorted((one, other) => {
      const [a, b] = [one.term ?? '9999', other.term ?? '9999'];
      if (a !== b) return a < b ? -1 : 1;
      return one.id < other.id ? -1 : 1;
    });
}

export interface PlanProblem {
  readonly risk: string;
  readonly lacks: readonly Lack[];
}

const needed: ReadonlySet<Lack> = new Set([
  'risk',
  'recommendation',
  'owner',
  'term',
  'completion',
]);

/** What keeps the plan from being approved: a measure that nobody answers for, or without a term. */
export function planProblems(risks: readonly Risk[]): readonly PlanProblem[] {
  return planned(risks)
    .map((risk) => ({
      risk: risk.id,
      lacks: lacksOf(risk).filter((lack) => needed.has(lack)),
    }))
    .filter(({ lacks }) => lacks.length > 0);
}
