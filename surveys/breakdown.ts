import type { Condition, Question, QuestionId } from '../knowledge/schema/questionnaire.ts';
import { state, type CountedQuestion, type Layout, type Slot } from './layout.ts';
import { coarse, type Share } from './share.ts';
import { suppress, type Cells } from './suppression.ts';
import type { Rows } from './tally.ts';

/** Results divided by one question, as far as they may be shown. */
export interface Breakdown {
  readonly by: QuestionId;
  readonly parts: readonly BreakdownPart[];
}

export interface BreakdownPart {
  readonly question: QuestionId;
  /** Groups that are shown; empty where nothing can be shown without pointing at people. */
  readonly groups: readonly {
    readonly of: string;
    readonly people: number;
    readonly shares: readonly { readonly of: string; readonly share: Share }[];
  }[];
}

/** Categories beside a question's own options. `rest` are the rare answers taken together. */
export const otherCategories = ['declined', 'skipped', 'not-asked', 'rest'] as const;

/** The declared breakdown `by` of every question that can be divided without telling more than it should. */
export function breakDown(
  questions: readonly Question[],
  layout: Layout,
  rows: Rows,
  by: QuestionId,
  allBreakdowns: readonly QuestionId[],
): Breakdown {
  const divider = layout.slots.find(({ question }) => question.id === by);
  if (divider?.question.type !== 'single') throw new TypeError('only a single choice divides');
  const groups = [...divider.question.options.map(({ id }) => id), 'not-stated'];
  const divided = dividedQuestions(questions, layout, allBreakdowns);
  const parts = divided.flatMap((cluster) => {
    const tables = cluster.flatMap((slot) => tablesOf(layout, rows, divider, slot));
    const shown = suppress(tables.map(({ cells }) => cells));
    return cluster.map(({ question }): BreakdownPart => {
      const own = tables.flatMap((table, index) =>
        table.question === question.id ? [{ ...table, alone: shown.alone[index] ?? [] }] : [],
      );
      return {
        question: question.id,
        groups: shown.groups.map((group) => groupOf(own, group, groups[group] ?? '')),
      };
    });
  });
  return { by, parts };
}

interface Table {
  readonly question: QuestionId;
  /** Names of the categories; `null` for one that is not printed (the rest of a box that is not ticked). */
  readonly categories: readonly (string | null)[];
  readonly cells: Cells;
}

function groupOf(own: readonly (Table & Alone)[], group: number, of: string) {
  const people = sum(own[0]?.cells[group] ?? []);
  return { of, people, shares: own.flatMap((table) => sharesOf(table, group, people)) };
}

interface Alone {
  /** Categories that stand alone. */
  readonly alone: readonly number[];
}

function sharesOf(
  { categories, cells, alone }: Table & Alone,
  group: number,
  people: number,
): readonly { readonly of: string; readonly share: Share }[] {
  const row = cells[group] ?? [];
  const single = alone.flatMap((category) => {
    const of = categories[category] ?? null;
    return of === null ? [] : [{ of, share: coarse(row[category] ?? 0, people) }];
  });
  const joined = categories.flatMap((of, category) =>
    of !== null && !alone.includes(category) ? [row[category] ?? 0] : [],
  );
  // A box is printed or not; only whole choices have a rest.
  if (joined.length === 0 || categories.includes(null)) return single;
  return [...single, { of: 'rest', share: coarse(sum(joined), people) }];
}

function tablesOf(layout: Layout, rows: Rows, divider: Slot, slot: Slot): readonly Table[] {
  const { question } = slot;
  if (question.type === 'number' || question.type === 'date') return [];
  if (question.type === 'multiple') {
    return question.options.map(({ id }, place) => ({
      question: question.id,
      categories: [id, null],
      cells: cellsOf(layout, rows, divider, 2, (piece, row) => {
        const byte = piece[row + slot.at + 1 + (place >> 3)] ?? 0;
        return (byte & (1 << (place & 7))) === 0 ? 1 : 0;
      }),
    }));
  }
  const own = ownCategories(question);
  return [
    {
      question: question.id,
      categories: [...own, 'declined', 'skipped', 'not-asked'],
      cells: cellsOf(layout, rows, divider, own.length + 3, (piece, row) => {
        const head = piece[row + slot.at] ?? 0;
        if (head === state.declined) return own.length;
        if (head === state.skipped) return own.length + 1;
        return head === state.notAsked ? own.length + 2 : head - 1;
      }),
    },
  ];
}

function ownCategories(question: Extract<CountedQuestion, { type: 'single' | 'scale' }>): string[] {
  if (question.type === 'single') return question.options.map(({ id }) => id);
  const { from, to } = question;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function cellsOf(
  layout: Layout,
  rows: Rows,
  divider: Slot,
  categories: number,
  categoryOf: (piece: Uint8Array, row: number) => number,
): Cells {
  const options = divider.question.type === 'single' ? divider.question.options.length : 0;
  const cells = Array.from({ length: options + 1 }, () =>
    Array.from({ length: categories }, () => 0),
  );
  for (const piece of rows) {
    for (let row = 0; row < piece.length; row += layout.width) {
      const head = piece[row + divider.at] ?? 0;
      const group = cells[head >= 1 && head <= options ? head - 1 : options];
      const category = categoryOf(piece, row);
      if (group !== undefined) group[category] = (group[category] ?? 0) + 1;
    }
  }
  return cells;
}

/**
 * The questions that can be divided, those tied by conditions together. What is asked only of some groups is left out: its
 * condition alone tells about the others.
 */
function dividedQuestions(
  questions: readonly Question[],
  layout: Layout,
  breakdowns: readonly QuestionId[],
): readonly (readonly Slot[])[] {
  const tied = new Map(questions.map(({ id, when }) => [id, new Set(namedIn(when))]));
  const clusters: Set<QuestionId>[] = [];
  for (const { id } of questions) {
    const near = new Set([id, ...(tied.get(id) ?? [])]);
    const touched = clusters.filter((cluster) => [...near].some((one) => cluster.has(one)));
    for (const cluster of touched) {
      clusters.splice(clusters.indexOf(cluster), 1);
      for (const one of cluster) near.add(one);
    }
    clusters.push(near);
  }
  return clusters
    .filter((cluster) => !breakdowns.some((id) => cluster.has(id)))
    .map((cluster) => layout.slots.filter(({ question }) => cluster.has(question.id)))
    .filter((slots) => slots.length > 0);
}

function namedIn(condition: Condition | undefined): readonly QuestionId[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(namedIn);
  if ('any' in condition) return condition.any.flatMap(namedIn);
  return [condition.question];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
