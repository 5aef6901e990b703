import type { DateIso } from '../../platform/time.ts';
import { isClosed, type Status } from '../../cases/status.ts';

/** The body's pledge in one word; the page says it in words and colour, never in colour alone. */
export type Deadline =
  | { readonly kind: 'closed'; readonly day: DateIso | null }
  | { readonly kind: 'answered' }
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'ahead'; readonly day: DateIso };

/** `state` is `null` while the card could not be read: then the day alone decides. */
export function deadlineOf(
  row: { readonly dueDay: DateIso; readonly closedDay: DateIso | null },
  state: Status | null,
  today: DateIso,
): Deadline {
  if (row.closedDay !== null || (state !== null && isClosed(state))) {
    return { kind: 'closed', day: row.closedDay };
  }
  if (state !== null && state !== 'new') return { kind: 'answered' };
  const days = daysBetween(today, row.dueDay);
  if (days < 0) return { kind: 'overdue', days: -days };
  if (days === 0) return { kind: 'today' };
  if (days <= 2) return { kind: 'soon', days };
  return { kind: 'ahead', day: row.dueDay };
}

/** Calendar days from one day to another; negative when `to` lies before. */
export function daysBetween(from: DateIso, to: DateIso): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}
