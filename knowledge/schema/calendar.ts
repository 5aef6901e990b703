import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { DateIso } from '../../platform/time.ts';
import { dayShape, issueLines } from './fact.ts';

export const dayReasons = [
  'new-year',
  'christmas',
  'womens-day',
  'nauryz',
  'unity-day',
  'defender-day',
  'victory-day',
  'kurban-ait',
  'capital-day',
  'constitution-day',
  'republic-day',
  'independence-day',
  'transfer',
] as const;

export type DayReason = (typeof dayReasons)[number];

export interface MarkedDay {
  readonly day: DateIso;
  readonly reason: DayReason;
  readonly source: string;
  /** The weekend day for which this day is off. */
  readonly insteadOf?: DateIso;
}

/** A year of the five-day week: weekdays that are off, weekend days that are worked. */
export interface CalendarYear {
  readonly year: number;
  /** Whether the year's days were found in published sources; computed years are not verified. */
  readonly verified: boolean;
  readonly verifiedOn: DateIso | null;
  readonly note: string;
  readonly daysOff: ReadonlyMap<DateIso, MarkedDay>;
  readonly worked: ReadonlyMap<DateIso, MarkedDay>;
}

const markedDay = z.strictObject({
  day: dayShape,
  reason: z.enum(dayReasons),
  source: z.string().min(1),
  insteadOf: dayShape.exactOptional(),
});

const shape = z.strictObject({
  year: z.int().min(2000).max(2100),
  verified: z.boolean(),
  verifiedOn: dayShape.nullable(),
  note: z.string().min(1),
  daysOff: z.array(markedDay),
  worked: z.array(markedDay),
});

/** The edge of `calendar/<year>.json`. Throws `SenimError` `content` with every problem at once. */
export function parseCalendarYear(json: unknown): CalendarYear {
  const read = shape.safeParse(json);
  const problems = read.success ? yearProblems(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The calendar year is wrong:\n${problems.join('\n')}`);
  }
  return { ...read.data, daysOff: byDay(read.data.daysOff), worked: byDay(read.data.worked) };
}

function yearProblems(year: z.infer<typeof shape>): string[] {
  const all = [...year.daysOff, ...year.worked].map((entry) => entry.day);
  return [
    ...all.filter((day, at) => all.indexOf(day) !== at).map((day) => `${day}: stands twice`),
    ...all
      .filter((day) => !day.startsWith(String(year.year)))
      .map((day) => `${day}: not of the year`),
    ...year.daysOff
      .filter((entry) => isWeekend(entry.day))
      .map((entry) => `${entry.day}: off anyway`),
    ...year.worked
      .filter((entry) => !isWeekend(entry.day))
      .map((entry) => `${entry.day}: worked anyway`),
    ...(year.verified === (year.verifiedOn !== null)
      ? []
      : ['verified and verifiedOn go together']),
  ];
}

/** Saturday or Sunday. */
export function isWeekend(day: DateIso): boolean {
  // 1 January 2000 was a Saturday; days are counted in UTC, so no zone can shift them.
  const sinceSaturday = Math.round((Date.parse(day) - Date.parse('2000-01-01')) / 86_400_000);
  return ((sinceSaturday % 7) + 7) % 7 < 2;
}

function byDay(entries: readonly MarkedDay[]): ReadonlyMap<DateIso, MarkedDay> {
  return new Map(entries.map((entry) => [entry.day, entry]));
}
