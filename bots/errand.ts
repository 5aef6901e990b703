import type { State, Turn } from '../dialogs/state.ts';
import type { Conversed, ConverseChannel, Problem } from './conversed.ts';
import type { DialogRow } from './dialog-row.ts';
import type { PersonTag } from './surveys.ts';
import type { Turner } from './turner.ts';

/** One client's turn on its way through the world. */
export interface Errand {
  readonly clientKey: Uint8Array;
  readonly channel: ConverseChannel;
  readonly row: DialogRow;
  readonly turner: Turner;
  readonly person: PersonTag | null;
  /** Where the dialog stood before this turn. */
  readonly before: State;
}

/** What a turn and its outcome came to. */
export interface Done {
  readonly turn: Turn;
  readonly problem: Problem | null;
  readonly outcome: Conversed['outcome'];
  /** Whether the row was stored together with what the turn did. */
  readonly isSaved: boolean;
  /** Whether the turn only showed what can be asked for again: its row need not wait for the disk. */
  readonly isShown: boolean;
}

/** A turn that asks nothing more of the world. */
export function done(turn: Turn, problem: Problem | null = null): Done {
  return { turn, problem, outcome: 'shown', isSaved: false, isShown: false };
}
