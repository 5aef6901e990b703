import { isClosed, type Status } from '../../../cases/status.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type Deadline, deadlineOf } from '../deadline.ts';
import type { CardView } from '../worker/case-views.ts';
import type { CaseLine } from './case-lines.ts';

export const orders = ['newest', 'oldest', 'deadline', 'reply'] as const;
export type Order = (typeof orders)[number];

export const deadlineFilters = ['any', 'overdue', 'soon', 'ahead'] as const;
export type DeadlineFilter = (typeof deadlineFilters)[number];

/** What the officer wants to see of the list and in which order. */
export interface Arrangement {
  readonly search: string;
  readonly order: Order;
  readonly state: Status | 'any' | 'open' | 'closed';
  /** As it stands on the cards; `any` for all. */
  readonly category: string;
  readonly unit: string;
  /** An id in the roster, `any` or `nobody`. */
  readonly assignee: string;
  readonly deadline: DeadlineFilter;
  /** Only what this officer has not seen: a new case or a new letter. */
  readonly unseen: boolean;
}

export const everything: Arrangement = {
  search: '',
  order: 'newest',
  state: 'any',
  category: 'any',
  unit: 'any',
  assignee: 'any',
  deadline: 'any',
  unseen: false,
};

/** The lines that fit, in the wanted order; `lines` stand newest first. */
export function arrange(
  lines: readonly CaseLine[],
  wanted: Arrangement,
  today: DateIso,
): readonly CaseLine[] {
  const words = wordsOf(wanted.search);
  const found = lines.filter(
    (line) => words.every((word) => line.text.includes(word)) && fits(line, wanted, today),
  );
  return ordered(found, wanted.order);
}

/** How many filters are set, the search apart. */
export function filtersSet(wanted: Arrangement): number {
  const { state, category, unit, assignee, deadline, unseen } = wanted;
  const set = [state, category, unit, assignee, deadline].filter((each) => each !== 'any').length;
  return set + (unseen ? 1 : 0);
}

/** Whether something stands there that this officer has not seen. */
export function isUnseen({ row, card }: CaseLine): boolean {
  if (card.kind !== 'read') return true;
  return card.view.seen === null || row.lastFromReporter > card.view.seen;
}

export function lineDeadline({ row, card }: CaseLine, today: DateIso): Deadline {
  if (card.kind !== 'read') return deadlineOf(row, null, today);
  const { state, facts } = card.view;
  return deadlineOf(row, { state, written: (facts?.answered ?? null) !== null }, today);
}

/** What the reminders above the list count. */
export function remindersOf(lines: readonly CaseLine[], today: DateIso) {
  let overdue = 0;
  let soon = 0;
  let unseen = 0;
  for (const line of lines) {
    const { kind } = lineDeadline(line, today);
    if (kind === 'overdue') overdue += 1;
    if (kind === 'soon' || kind === 'today') soon += 1;
    if (isUnseen(line)) unseen += 1;
  }
  return { overdue, soon, unseen };
}

/** By what a case is filtered: the option that was chosen, whatever the reporter's language; older cards have words alone. */
export function categoryOf({ category, facts }: Pick<CardView, 'category' | 'facts'>): string {
  return facts?.category ?? category;
}

/** What cards call their categories, each in the words of some reporter. */
export function categoryWordsIn(lines: readonly CaseLine[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ card }) =>
      card.kind === 'read' ? [[categoryOf(card.view), card.view.category] as const] : [],
    ),
  );
}

/** The values that the cards hold for a filter, each once. */
export function valuesOf(
  lines: readonly CaseLine[],
  field: 'category' | 'unit' | 'assignee',
): readonly string[] {
  const values = new Set<string>();
  for (const { card } of lines) {
    if (card.kind !== 'read') continue;
    const value = field === 'category' ? categoryOf(card.view) : card.view[field];
    if (value !== null && value !== '') values.add(value);
  }
  return [...values].toSorted((left, right) => left.localeCompare(right));
}

function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function fits(line: CaseLine, wanted: Arrangement, today: DateIso): boolean {
  const { state, category, unit, assignee, deadline, unseen } = wanted;
  const view = line.card.kind === 'read' ? line.card.view : null;
  if (unseen && !isUnseen(line)) return false;
  if (deadline !== 'any' && !meets(lineDeadline(line, today), deadline)) return false;
  if (state !== 'any' && (view === null || !isIn(view.state, state))) return false;
  if (category !== 'any' && (view === null || categoryOf(view) !== category)) return false;
  if (unit !== 'any' && view?.unit !== unit) return false;
  if (assignee === 'any') return true;
  return view !== null && (view.assignee ?? 'nobody') === assignee;
}

function isIn(state: Status, wanted: Arrangement['state']): boolean {
  if (wanted === 'open') return !isClosed(state);
  return wanted === 'closed' ? isClosed(state) : state === wanted;
}

function meets({ kind }: Deadline, wanted: DeadlineFilter): boolean {
  return wanted === 'soon' ? kind === 'soon' || kind === 'today' : kind === wanted;
}

function ordered(lines: readonly CaseLine[], order: Order): readonly CaseLine[] {
  switch (order) {
    case 'newest':
      return lines;
    case 'oldest':
      return lines.toReversed();
    case 'deadline':
      return lines.toSorted((left, right) => (dueDay(left) < dueDay(right) ? -1 : 1));
    case 'reply':
      return lines.toSorted((left, right) => Number(waits(right)) - Number(waits(left)));
    default:
      return order satisfies never;
  }
}

/** Whoever has the next word: the officers, where the reporter wrote last. */
export function waits({ row }: Pick<CaseLine, 'row'>): boolean {
  return row.lastFromReporter > row.lastFromOfficer;
}

/** What is closed or owes no day stands last. */
function dueDay({ row, card }: CaseLine): string {
  const state = card.kind === 'read' ? card.view.state : null;
  if (row.closedDay !== null || (state !== null && isClosed(state))) return '9999-12-31';
  if (row.termDay !== null) return row.termDay;
  return state === null || state === 'new' ? row.dueDay : '9999-12-30';
}
