import type { GoalId } from './goals.ts';
import type { Measured } from './row.ts';
import type { Shared } from './shared.ts';

/** Rows that are measured together. */
export interface Family {
  readonly ids: readonly GoalId[];
  readonly measure: (shared: Shared) => Promise<readonly Measured[]>;
}
