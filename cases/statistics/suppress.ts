/**
 * Which numbers of a table may be shown when its total is known to everybody.
 *
 * A count below ten is not told, nor whether it is none. Since the total is told, what is left out can be reckoned as a sum:
 * so at least two cells are left out, of ten cases at least, the smallest first. That alone does not help against somebody
 * who knows this program and asks which tables it would have left like this. So it asks the same: for each cell that is left
 * out there must be two tables, five apart or more in this cell, of which it shows the same. Where there are none, nothing
 * of the table is shown. The answer follows from what is shown alone, so that anybody can check it, the server too.
 */

/** Counts below this are not told. */
export const leastCell = 10;
/** A cell that is known to within this many is known. */
const wideEnough = 5;

/** By cell: its count, or `null` where it is left out. */
export type Shown = readonly (number | null)[];

/** `always`: cells that were left out before and stay so. The counts are whole numbers. */
export function suppress(counts: readonly number[], always: ReadonlySet<number> = none): Shown {
  const hidden = leftOut(counts, always);
  const shown = counts.map((count, at) => (hidden.has(at) ? null : count));
  return isSafe(shown, sum(counts), always) ? shown : counts.map(() => null);
}

/** Whether that may be published of a table with that total. */
export function isSafe(shown: Shown, total: number, always: ReadonlySet<number> = none): boolean {
  if (shown.some((count) => count !== null && count < leastCell)) return false;
  if ([...always].some((at) => shown[at] !== null)) return false;
  const hidden = shown.flatMap((count, at) => (count === null ? [at] : []));
  const left = total - sum(shown.map((count) => count ?? 0));
  if (hidden.length === 0) return left === 0;
  if (hidden.length === shown.length) return true;
  if (hidden.length < 2 || left < leastCell) return false;
  return hidden.every((cell) => isWide(cell, hidden, shown, left, always));
}

const none: ReadonlySet<number> = new Set();

function leftOut(counts: readonly number[], always: ReadonlySet<number>): ReadonlySet<number> {
  const hidden = new Set(
    counts.flatMap((count, at) => (count < leastCell || always.has(at) ? [at] : [])),
  );
  if (hidden.size === 0) return hidden;
  const others = counts
    .map((_, at) => at)
    .filter((at) => !hidden.has(at))
    .toSorted((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0) || one - other);
  let people = sum([...hidden].map((at) => counts[at] ?? 0));
  for (const next of others) {
    if (hidden.size >= 2 && people >= leastCell) break;
    hidden.add(next);
    people += counts[next] ?? 0;
  }
  return hidden;
}

/** Whether `cell` can have two values far enough apart, each in a table of which just this would be shown. */
function isWide(
  cell: number,
  hidden: readonly number[],
  shown: Shown,
  left: number,
  always: ReadonlySet<number>,
): boolean {
  const others = hidden.filter((at) => at !== cell);
  let least: number | null = null;
  for (let value = 0; value <= Math.min(left, farthest); value += 1) {
    if (!spreads(left - value, others.length).some((spread) => fits(value, spread))) continue;
    least ??= value;
    if (value - least >= wideEnough) return true;
  }
  return false;

  function fits(value: number, spread: readonly number[]): boolean {
    const counts = shown.map((count) => count ?? 0);
    counts[cell] = value;
    for (const [at, place] of others.entries()) counts[place] = spread[at] ?? 0;
    const again = leftOut(counts, always);
    return again.size === hidden.length && hidden.every((at) => again.has(at));
  }
}

/** Beyond this a cell that is left out is not looked at: two values far enough apart stand below. */
const farthest = 40;

/** Ways in which `people` may stand in so many cells: evenly, or most of them in one. */
function spreads(people: number, length: number): readonly (readonly number[])[] {
  const share = Math.floor(people / length);
  const even = Array.from({ length }, (_, at) => share + (at < people % length ? 1 : 0));
  const uneven = [0, 5, leastCell - 1, leastCell].flatMap((each) =>
    Array.from({ length }, (_, most) =>
      Array.from({ length }, (__, at) => (at === most ? people - each * (length - 1) : each)),
    ),
  );
  return [even, ...uneven].filter((spread) => spread.every((count) => count >= 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
