import type { View } from './view.ts';

/** Where a report or a question begins that is going to be sealed: a messenger says who reads along. */
export function isBeginning(at: View['at']): boolean {
  return at === 'report/urgent' || at === 'hand-over/unit' || at === 'list/door';
}

/** Where the receipt was kept and nothing is left to do: a messenger says what may still stand in it. */
export function isEnd(at: View['at']): boolean {
  return at === 'report/next' || at === 'hand-over/next';
}
