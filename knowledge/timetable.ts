import { addDays, addMonths, type DateIso } from '../platform/time.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type Calendar,
  type Counted,
} from './calendar.ts';

/** What has to happen in and after an internal analysis, in the order of its days. */
export const milestoneIds = [
  'announce-start',
  'start',
  'announce-discussion',
  'discussion',
  'end',
  'note',
  'plan',
  'publish',
  'report-1',
  'report-2',
  'report-3',
  'report-4',
  'report-5',
  'monitoring-end',
  'next',
] as const;

export type MilestoneId = (typeof milestoneIds)[number];

export interface Milestone {
  readonly id: MilestoneId;
  /** The rule on the fact sheet. */
  readonly fact: string;
  /** The last day on which it is in time (of `start`, `end` and `monitoring-end`: the day itself). */
  readonly day: Counted<DateIso>;
}

export type TimetableFrom =
  | { readonly start: DateIso }
  | { readonly end: DateIso }
  | { readonly start: DateIso; readonly end: DateIso };

export type Timetable =
  | {
      readonly ok: true;
      readonly start: DateIso;
      readonly end: DateIso;
      /** From `start` to `end`, both counted. */
      readonly workingDays: number;
      /** Whether a day off was given, so that the first day was moved on or the last one back. */
      readonly isMoved: boolean;
      /** False when a year was touched whose days are only expected. */
      readonly verified: boolean;
      readonly milestones: readonly Milestone[];
    }
  | { readonly ok: false; readonly because: 'too-long'; readonly workingDays: number }
  | { readonly ok: false; readonly because: 'end-before-start' }
  | { readonly ok: false; readonly because: 'no-calendar'; readonly year: number };

/** DL-02. */
export const longestAnalysis = 30;

/**
 * The timetable of an internal analysis from its first day, its last day or both; where one is missing, the whole 30 working
 * days are taken. The rules are those of the 2024 instruction; how we count where it is silent, decision 16 says:
 * the first day of the analysis is its day 1; "10 working days before" does not count the day before which it is; quarterly
 * means calendar quarters, the first report in the quarter after the one in which the note is signed. Note and plan are
 * taken to be signed on their last days: with earlier ones `terms` counts anew.
 */
export function timetableFrom(calendar: Calendar, from: TimetableFrom): Timetable {
  const given = 'start' in from ? towards(calendar, from.start, 1) : null;
  const last = 'end' in from ? towards(calendar, from.end, -1) : null;
  if (given?.ok === false) return given;
  if (last?.ok === false) return last;
  const start = given ?? (last && addWorkingDays(calendar, last.value, 1 - longestAnalysis));
  if (start?.ok === false) return start;
  const end = last ?? (start && addWorkingDays(calendar, start.value, longestAnalysis - 1));
  if (end?.ok === false) return end;
  if (start === null || end === null) throw new TypeError('neither a first nor a last day');
  if (end.value < start.value) return { ok: false, because: 'end-before-start' };
  const length = workingDaysBetween(calendar, start.value, end.value);
  if (!length.ok) return length;
  if (length.value > longestAnalysis) {
    return { ok: false, because: 'too-long', workingDays: length.value };
  }
  const milestones = milestonesOf(calendar, start.value, end.value);
  return {
    ok: true,
    start: start.value,
    end: end.value,
    workingDays: length.value,
    isMoved:
      ('start' in from && from.start !== start.value) || ('end' in from && from.end !== end.value),
    verified: length.verified && milestones.every(({ day }) => !day.ok || day.verified),
    milestones,
  };
}

/** `day` itself when it is worked, else the nearest worked day in one direction. */
function towards(calendar: Calendar, day: DateIso, step: 1 | -1): Counted<DateIso> {
  const worked = isWorkingDay(calendar, day);
  if (!worked.ok) return worked;
  return worked.value ? { ...worked, value: day } : addWorkingDays(calendar, day, step);
}

function milestonesOf(calendar: Calendar, start: DateIso, end: DateIso): readonly Milestone[] {
  const by = (id: MilestoneId, fact: string, from: Counted<DateIso>, count: number): Milestone => ({
    id,
    fact,
    day: then(from, (day) => addWorkingDays(calendar, day, count)),
  });
  const first: Counted<DateIso> = { ok: true, value: start, verified: true };
  const last: Counted<DateIso> = { ok: true, value: end, verified: true };
  const note = by('note', 'DL-05', last, 10);
  const plan = by('plan', 'DL-06', note.day, 10);
  const over = then(note.day, (day) => ({ ok: true, value: addMonths(day, 12), verified: true }));
  return [
    by('announce-start', 'DL-01', first, -10),
    on('start', 'DL-02', start),
    by('announce-discussion', 'DL-03', last, -10),
    by('discussion', 'DL-04', last, -5),
    on('end', 'DL-02', end),
    note,
    plan,
    by('publish', 'DL-07', plan.day, 3),
    ...reports(calendar, note.day, over),
    { id: 'monitoring-end', fact: 'DL-10', day: over },
    on('next', 'DL-11', addMonths(start, 12)),
  ];
}

function on(id: MilestoneId, fact: string, day: DateIso): Milestone {
  return { id, fact, day: { ok: true, value: day, verified: true } };
}

/** DL-08: by the 5th of the month after each calendar quarter of the year after the note; on a day off, the working day before. */
export function reports(
  calendar: Calendar,
  signed: Counted<DateIso>,
  over: Counted<DateIso>,
): readonly Milestone[] {
  if (!signed.ok || !over.ok) return [];
  const found: Milestone[] = [];
  let quarter = quarterStart(signed.value);
  for (const id of milestoneIds.filter((each) => each.startsWith('report-'))) {
    if (quarter > over.value) break;
    quarter = addMonths(quarter, 3);
    const fifth = addDays(quarter, 4);
    const day = towards(calendar, fifth, -1);
    found.push({
      id,
      fact: 'DL-08',
      day: day.ok ? { ...day, verified: day.verified && signed.verified } : day,
    });
  }
  return found;
}

function quarterStart(day: DateIso): DateIso {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01` as DateIso;
}

function then(from: Counted<DateIso>, next: (day: DateIso) => Counted<DateIso>): Counted<DateIso> {
  if (!from.ok) return from;
  const counted = next(from.value);
  return counted.ok ? { ...counted, verified: counted.verified && from.verified } : counted;
}
