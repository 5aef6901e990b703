import type { TaskRow } from './task-rows.ts';

export interface Progress {
  readonly done: number;
  /** Without those that are not needed. */
  readonly of: number;
  readonly late: number;
  /** Done without anything that shows it. */
  readonly unproved: number;
}

export function progressOf(rows: readonly TaskRow<unknown>[]): Progress {
  const needed = rows.filter(({ state }) => state !== 'not-needed');
  const done = needed.filter(({ state }) => state === 'done');
  return {
    done: done.length,
    of: needed.length,
    late: needed.filter(({ state }) => state === 'late').length,
    unproved: done.filter(({ task }) => task.evidence.length === 0).length,
  };
}
