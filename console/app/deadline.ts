import type { DateIso } from '../../platform/time.ts';
import type { CaseRow } from '../api.ts';
import { isClosed, type Status } from '../../cases/status.ts';

/** The legal term, and before its basis is named the body's pledge, in one word; the page says it in words and colour, never in colour alone. */
export type Deadline =
  { readonly kind: 'closed'; readonly day: DateIso | null } | { readonly kind: 'answered' } | Due;

export type Due =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'ahead'; readonly day: DateIso };

/** `state` is `null` while the card could not be read: then the day alone decides. */
export function deadlineOf(
  row: Pick<CaseRow, 'dueDay' | 'closedDay' | 'termDay'>,
  state: Status | null,
  today: DateIso,
): Deadline {
  if (row.closedDay !== null || (state !== null && isClosed(state))) {
    return { kind: 'closed', day: row.closedDay };
  }
  if (row.termDay !== null) return dueOn(row.termDay, today);
  if (state !== null && state !== 'new') return { kind: 'answered' };
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
