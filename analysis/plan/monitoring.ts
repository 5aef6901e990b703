import { addWorkingDays, type Calendar, type Counted } from '../../knowledge/calendar.ts';
import { reports } from '../../knowledge/timetable.ts';
import { dayShape } from '../../platform/day-shape.ts';
import { z } from '../../platform/shape.ts';
import { addDays, addMonths, dateIso, type DateIso } from '../../platform/time.ts';
import { moveTo, type Moved } from '../register/change.ts';
import { statuses, type Risk, type Status } from '../register/risk.ts';
import { planned } from './plan.ts';

/** One reporting period of the year after the note. */
export interface Quarter {
  /** `2026-Q2`. */
  readonly id: string;
  readonly from: DateIso;
  readonly to: DateIso;
  /** DL-08: the last day for the units' information. */
  readonly due: Counted<DateIso>;
}

/** Calendar quarters from the one in which the note was signed, for a year (decision 17). */
export function quartersOf(calendar: Calendar, noteSigned: DateIso): readonly Quarter[] {
  const over = addMonths(noteSigned, 12);
  return reports(calendar, known(noteSigned), known(over)).map(({ day }, index) => {
    const from = addMonths(firstOfQuarter(noteSigned), 3 * index);
    return { id: quarterId(from), from, to: addDays(addMonths(from, 3), -1), due: day };
  });
}

/** What a unit answered about one recommendation in one quarter, and what the authorised person made of it. */
export interface Report {
  readonly quarter: string;
  readonly risk: string;
  readonly done: string;
  readonly evidence: string;
  /** What the unit says. */
  readonly claims: Status;
  readonly received: DateIso;
  readonly reviewed: DateIso | null;
  /** What the review found; `null` before it. */
  readonly finds: Status | null;
  readonly note: string;
}

export const reportShape: z.ZodType<Report> = z.strictObject({
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/u),
  risk: z.string().regex(/^[0-9a-f]{32}$/u),
  done: z.string().max(4_000),
  evidence: z.string().max(4_000),
  claims: z.enum(statuses),
  received: dayShape,
  reviewed: dayShape.nullable(),
  finds: z.enum(statuses).nullable(),
  note: z.string().max(4_000),
});

/** DL-09: 5 working days after it was received. */
export function reviewBy(
  calendar: Calendar,
  { received }: Pick<Report, 'received'>,
): Counted<DateIso> {
  return addWorkingDays(calendar, received, 5);
}

/** The review of one report: the report with what was found, and the row with its new status where that differs. */
export function reviewed(
  report: Report,
  risk: Risk,
  { finds, note, day }: { readonly finds: Status; readonly note: string; readonly day: DateIso },
): { readonly report: Report; readonly moved: Moved | null } {
  const moved =
    finds === risk.status ? null : moveTo(risk, finds, { evidence: report.evidence, note });
  return { report: { ...report, finds, note: note.trim(), reviewed: day }, moved };
}

export interface QuarterLine {
  readonly risk: Risk;
  /** The latest report of the quarter; `null` where the unit sent none. */
  readonly report: Report | null;
  readonly state: 'answered' | 'reviewed' | 'awaited' | 'missing';
  /** Its own term is over and it is not done. */
  readonly isOverdue: boolean;
}

/** Every recommendation of the plan in one quarter. Nothing is missing before the units' day is over. */
export function quarterLines(
  quarter: Quarter,
  risks: readonly Risk[],
  reported: readonly Report[],
  today: DateIso,
): readonly QuarterLine[] {
  return planned(risks).map((risk) => {
    const report =
      reported
        .filter((each) => each.quarter === quarter.id && each.risk === risk.id)
        .toSorted((one, other) => (one.received < other.received ? 1 : -1))[0] ?? null;
    const isLate = quarter.due.ok && today > quarter.due.value;
    const open = isLate ? 'missing' : 'awaited';
    const answered = report?.reviewed === null ? 'answered' : 'reviewed';
    return {
      risk,
      report,
      state: report === null ? open : answered,
      isOverdue: risk.status !== 'done' && risk.term !== null && risk.term < today,
    };
  });
}

export type StatusCounts = Readonly<Record<Status, number>>;

export function statusCounts(risks: readonly Risk[]): StatusCounts {
  const all = planned(risks);
  const count = (status: Status) => all.filter((risk) => risk.status === status).length;
  return {
    planned: count('planned'),
    'in-work': count('in-work'),
    partly: count('partly'),
    done: count('done'),
    'not-done': count('not-done'),
  };
}

/** What the year comes to: how much is done, and what goes over into the next analysis. */
export function yearEnd(risks: readonly Risk[]): {
  readonly done: number;
  readonly all: number;
  readonly over: readonly Risk[];
} {
  const all = planned(risks);
  const over = all.filter(({ status }) => status !== 'done');
  return { done: all.length - over.length, all: all.length, over };
}

function known(value: DateIso): Counted<DateIso> {
  return { ok: true, value, verified: true };
}

function firstOfQuarter(day: DateIso): DateIso {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const first = dateIso(`${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
  if (first === null) throw new TypeError('a quarter that begins on no day');
  return first;
}

function quarterId(from: DateIso): string {
  return `${from.slice(0, 4)}-Q${Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1}`;
}
