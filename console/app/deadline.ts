import type { DateIso } from '../../platform/time.ts';
import type { CaseRow } from '../api.ts';
import { isAnswer, isClosed, type Status } from '../../cases/status.ts';

/** The legal term, and before its basis is named the body's pledge, in one word; the page says it in words and colour, never in colour alone. */
export type Deadline =
  | { readonly kind: 'closed'; readonly day: DateIso | null }
  | { readonly kind: 'answered' }
  /** Nothing is owed here any more: another body has it. */
  | { readonly kind: 'handed-over' }
  | Due;

export type Due =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'ahead'; readonly day: DateIso };

/** What a case that was read says of it. */
export interface Answered {
  readonly state: Status;
  /** An officer has written to the reporter: that keeps the pledge, whatever the state is. */
  readonly written: boolean;
}

/** `read` is `null` while the card could not be read: then the day alone decides. */
export function deadlineOf(
  row: Pick<CaseRow, 'dueDay' | 'closedDay' | 'termDay'>,
  read: Answered | null,
  today: DateIso,
): Deadline {
  const state = read?.state ?? null;
  if (row.closedDay !== null || (state !== null && isClosed(state))) {
    return { kind: 'closed', day: row.closedDay };
  }
  if (state !== null && isAnswer(state)) return { kind: 'handed-over' };
  if (row.termDay !== null) return dueOn(row.termDay, today);
  if (read !== null && (read.state !== 'new' || read.written)) return { kind: 'answered' };
  return dueOn(row.dueDay, today);
}

/** How a day that something is due on stands to today. */
export function dueOn(day: DateIso, today: DateIso): Due {
  const days = daysBetween(today, day);
  if (days < 0) return { kind: 'overdue', days: -days };
  if (days === 0) return { kind: 'today' };
  return days <= daysOfWarning ? { kind: 'soon', days } : { kind: 'ahead', day };
}

const daysOfWarning = 2;

/** Calendar days from one day to another; negative when `to` lies before. */
export function daysBetween(from: DateIso, to: DateIso): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}
