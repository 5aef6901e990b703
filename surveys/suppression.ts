/**
 * Which groups of a breakdown may be shown, and how finely.
 *
 * The undivided table is published whole, and so is the size of every group. What is left out of a breakdown can therefore
 * be worked out from what is shown: the groups left out together are the total less the groups shown. We take it that
 * whoever reads the tables knows the shown counts exactly, although shares are printed coarsely, and leave out so much that
 * a group that is left out is not known better than from the undivided table (attack 15; Fréchet bounds of a table with
 * known margins are sharp). Tables of one breakdown that are tied by conditions are judged together.
 */

/** Fewer respondents than this are no group that may be shown. */
export const leastGroup = 10;
/** Fewer answers than this are no category of its own in a breakdown. */
const leastCategory = 10;
/** An interval this wide is not within two of any value in it. */
const wideEnough = 5;

/** People by group (first) and category (second). Every person stands in one cell. */
export type Cells = readonly (readonly number[])[];

export interface Shown {
  /** Indices of the groups that may be shown; none when nothing may. */
  readonly groups: readonly number[];
  /** By table: which categories stand alone; the others are one. `null` for a table of which nothing may be shown. */
  readonly alone: readonly (readonly number[])[];
}

/** Decides for tables over the same groups that are tied to each other. */
export function suppress(tables: readonly Cells[]): Shown {
  const [first = []] = tables;
  const sizes = first.map((row) => sum(row));
  const folds = tables.map((cells) => foldOf(cells));
  const present = sizes.flatMap((size, group) => (size > 0 ? [group] : []));
  const bySize = present.toSorted((one, other) => at(sizes, one) - at(sizes, other));
  const alone = folds.map((fold) => fold.alone);
  const small = bySize.filter((group) => at(sizes, group) < leastGroup).length;
  // The smallest are left out first, and as few as possible.
  for (let left = small; left <= bySize.length - 2; left += 1) {
    const hidden = bySize.slice(0, left);
    const isSafe = tables.every((cells, table) => {
      const fold = folds[table];
      return fold !== undefined && hidesWell(cells, sizes, hidden, fold);
    });
    if (isSafe) return { groups: present.filter((group) => !hidden.includes(group)), alone };
  }
  return { groups: [], alone };
}

interface Fold {
  /** Categories that stand alone. */
  readonly alone: readonly number[];
  /** Categories that are shown as one. */
  readonly joined: readonly number[];
}

/** Rare answers are shown as one, so that they do not point at anybody. */
function foldOf(cells: Cells): Fold {
  const totals = columnSums(cells);
  const order = totals
    .map((_, category) => category)
    .toSorted((one, other) => at(totals, one) - at(totals, other));
  const joined: number[] = [];
  let people = 0;
  for (const category of order) {
    const isRare = at(totals, category) < leastCategory;
    if (!isRare && (joined.length === 0 || people === 0 || people >= leastCategory)) break;
    joined.push(category);
    people += at(totals, category);
  }
  return { alone: order.filter((category) => !joined.includes(category)).toSorted(less), joined };
}

/** Whether nobody who is left out is known better by the tables with this breakdown than without it. */
function hidesWell(
  cells: Cells,
  sizes: readonly number[],
  hidden: readonly number[],
  { alone, joined }: Fold,
): boolean {
  if (hidden.length === 0) return true;
  const totals = columnSums(cells);
  const all = sum(sizes);
  const left = sum(hidden.map((group) => at(sizes, group)));
  const leftIn = (categories: readonly number[]) =>
    sum(hidden.flatMap((group) => categories.map((category) => at(cells[group] ?? [], category))));
  const leftJoined = leftIn(joined);
  const allJoined = sum(joined.map((category) => at(totals, category)));
  return hidden.every((group) => {
    const size = at(sizes, group);
    const known = (category: number, bounds: Bounds): boolean => {
      const before = frechet(size, at(totals, category), all);
      if (bounds.least === before.least && bounds.most === before.most) return true;
      const toldAll = size < leastGroup && bounds.least === size && before.least < size;
      return !toldAll && bounds.most - bounds.least >= wideEnough;
    };
    return (
      alone.every((category) => known(category, frechet(size, leftIn([category]), left))) &&
      joined.every((category) => {
        const inFold = frechet(size, leftJoined, left);
        const others = allJoined - at(totals, category);
        return known(category, {
          least: Math.max(0, inFold.least - others),
          most: Math.min(inFold.most, at(totals, category)),
        });
      })
    );
  });
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What margins tell of one cell: `size` of the row, `column` and `all` of the table. */
function frechet(size: number, column: number, all: number): Bounds {
  return { least: Math.max(0, size + column - all), most: Math.min(size, column) };
}

function columnSums(cells: Cells): readonly number[] {
  const [first = []] = cells;
  return first.map((_, category) => sum(cells.map((row) => at(row, category))));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}

function less(one: number, other: number): number {
  return one - other;
}
