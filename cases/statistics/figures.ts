import type { Figures, Late, PublishedCell, PublishedSide } from './snapshot.ts';
import { leastCell, suppress } from './suppress.ts';
import type { Cell, Counted, Side } from './tally.ts';

/**
 * The figures that may be published of what was counted. `earlier`: the figures of all snapshots of the same quarter and
 * group. Against each of them no number may differ by fewer than ten, because that difference is a count as well: a table
 * in which one would is left out. `null` where the total itself would: then nothing can be said but that it was not right.
 */
export function figuresOf(counted: Counted, earlier: readonly Figures[]): Figures | null {
  const filed = sideOf(
    counted.filed,
    earlier.map((each) => each.filed),
  );
  const closed = sideOf(
    counted.closed,
    earlier.map((each) => each.closed),
  );
  if (filed === null || closed === null) return null;
  const questions = told(counted.questions);
  if (earlier.some((each) => isNear(questions, each.questions))) return null;
  return { questions, filed, closed };
}

/** One side of what was counted as it may be published; `null` where its total would tell a change of fewer than ten. */
export function sideOf<Id extends string>(
  { total: all, late: lateCount, tables: counted }: Omit<Side<Id>, 'pending'>,
  earlier: readonly PublishedSide<Id>[],
): PublishedSide<Id> | null {
  const total = told(all);
  if (earlier.some((each) => isNear(total, each.total))) return null;
  if (total === null) return { total, late: { kind: 'hidden' }, tables: {} };
  const tables: Partial<Record<Id, readonly PublishedCell[]>> = {};
  for (const [id, cells] of Object.entries(counted) as [Id, readonly Cell[]][]) {
    if (cells.length < 2) continue;
    const before = earlier.flatMap((each) => {
      const table = each.tables[id];
      return table === undefined || each.total === null ? [] : [{ table, total: each.total }];
    });
    tables[id] = tableOf(cells, total, before);
  }
  const late = lateOf(lateCount, total);
  const isTooNear = earlier.some((each) => isNear(exactly(late), exactly(each.late)));
  return { total, late: isTooNear ? { kind: 'hidden' } : late, tables };
}

/** How many were late, said as finely as it may be. Below twenty in all, fewer than ten would be too exact a word. */
export function lateOf(late: number, total: number): Late {
  if (total < 2 * leastCell) return { kind: 'hidden' };
  if (late < leastCell) return { kind: 'few' };
  if (total - late < leastCell) return { kind: 'most' };
  return { kind: 'exact', count: late };
}

interface EarlierTable {
  readonly table: readonly PublishedCell[];
  readonly total: number;
}

function tableOf(
  cells: readonly Cell[],
  total: number,
  earlier: readonly EarlierTable[],
): readonly PublishedCell[] {
  const isSameList = earlier.every(
    ({ table }) =>
      table.length === cells.length && table.every(({ of }, at) => of === cells[at]?.of),
  );
  const shown = suppress(
    cells.map(({ count }) => count),
    alwaysLeftOut(earlier.map(({ table }) => table)),
  );
  const table = cells.map(({ of }, at) => ({ of, count: shown[at] ?? null }));
  const tellsChange = earlier.some((each) => isNearTable({ table, total }, each));
  return isSameList && !tellsChange ? table : cells.map(({ of }) => ({ of, count: null }));
}

/** What an earlier table left out stays out: shown later, it would tell what stood beside it. */
export function alwaysLeftOut(earlier: readonly (readonly PublishedCell[])[]): ReadonlySet<number> {
  return new Set(
    earlier.flatMap((table) => table.flatMap(({ count }, at) => (count === null ? [at] : []))),
  );
}

/** Whether a difference of two tables of the same cells is a count below ten that is not nothing. */
export function isNearTable(now: EarlierTable, before: EarlierTable): boolean {
  const left = (of: EarlierTable) =>
    of.total - sum(of.table.map(({ count }, at) => (isShown(at) ? (count ?? 0) : 0)));
  const isShown = (at: number) => (now.table[at]?.count ?? null) !== null;
  const cells = now.table.some(({ count }, at) => isNear(count, before.table[at]?.count ?? null));
  return cells || isNear(left(now), left(before));
}

/** Whether two published numbers of the same thing tell a change of fewer than ten. */
export function isNear(now: number | null, before: number | null): boolean {
  if (now === null || before === null) return false;
  const change = Math.abs(now - before);
  return change > 0 && change < leastCell;
}

/** `null` where it is told in no number. */
export function exactly(late: Late): number | null {
  return late.kind === 'exact' ? late.count : null;
}

function told(count: number): number | null {
  return count < leastCell ? null : count;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
