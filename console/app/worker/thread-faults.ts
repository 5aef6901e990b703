import type { OpenedEntry } from '../../../cases/entry.ts';
import type { ShownTampering } from '../../tampering.ts';
import type { SealedLine } from './contract.ts';

/**
 * What is wrong with the entries of a case as a whole: each of them may hold by itself and some be missing, or stand in
 * another order. Only what cannot come about rightfully counts, because a false alarm costs an officer a day.
 */
export function faultsOf(
  lines: readonly Pick<SealedLine, 'from'>[],
  entries: readonly OpenedEntry[],
): readonly ShownTampering[] {
  const letters = entries.filter(({ from }) => from === 'reporter').map(({ seq }) => seq);
  const unread = unreadOf('reporter', lines, entries);
  return [
    ...(hasGap(letters, unread) ? (['letters-missing'] as const) : []),
    ...(goesBack(letters) || jumps(lines, entries) ? (['letters-order'] as const) : []),
  ];
}

/** A reporter's letter bears how many came before it. Two sent in one moment may bear the same number. */
function hasGap(letters: readonly number[], unread: number): boolean {
  return Math.max(-1, ...letters) + 1 > new Set(letters).size + unread;
}

function goesBack(letters: readonly number[]): boolean {
  return letters.some((seq, at) => seq < (letters[at - 1] ?? 0));
}

/** A move says from which state it goes, and the server takes none from a state that is over. */
function jumps(
  lines: readonly Pick<SealedLine, 'from'>[],
  entries: readonly OpenedEntry[],
): boolean {
  if (unreadOf('officer', lines, entries) > 0) return false;
  const moves = entries.flatMap((entry) =>
    entry.from === 'officer' && entry.word.kind === 'status' ? [entry.word] : [],
  );
  return moves.some(({ from }, at) => from !== (moves[at - 1]?.to ?? 'new'));
}

function unreadOf(
  side: SealedLine['from'],
  lines: readonly Pick<SealedLine, 'from'>[],
  entries: readonly OpenedEntry[],
): number {
  const of = ({ from }: Pick<SealedLine, 'from'>) => from === side;
  return lines.filter(of).length - entries.filter(of).length;
}
