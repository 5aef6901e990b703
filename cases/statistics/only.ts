import type { CaseFact } from './fact.ts';
import { cellOf, cellsOf, type ChosenTable, chosenTables, type Lists } from './tally.ts';

/** One cell of a table: a region, say, whose cases alone are counted, to see what they are about and how they ended. */
export interface Only {
  readonly table: ChosenTable;
  readonly of: string;
}

/** Those of the cases that stand in the cell; all of them for `null`. */
export function only(
  facts: readonly CaseFact[],
  lists: Lists,
  wanted: Only | null,
): readonly CaseFact[] {
  if (wanted === null) return facts;
  const { table, of } = wanted;
  return facts.filter((fact) => cellOf(fact, table, lists) === of);
}

/** Written and read again by a field of a page; `null` for anything that is no cell of these lists. */
export function onlyText({ table, of }: Only): string {
  return `${table}/${of}`;
}

export function readOnly(text: string, lists: Lists): Only | null {
  const table = chosenTables.find((each) => text.startsWith(`${each}/`));
  if (table === undefined) return null;
  const of = text.slice(table.length + 1);
  return cellsOf(table, lists).includes(of) ? { table, of } : null;
}
