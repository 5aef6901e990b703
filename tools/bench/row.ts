import { goals, type GoalId } from './goals.ts';

/** One line of `bench-results.json`. */
export interface Row {
  readonly id: GoalId;
  readonly unit: string;
  readonly ours: number;
  /** What a peer reached in the same run, in the same unit. */
  readonly peer?: number;
  readonly peerName?: string;
  /** Ours by the peer's. */
  readonly ratio?: number;
  /** The most that this machine could give: the same without the work. */
  readonly limit?: number;
  readonly goal: string;
  readonly met: boolean;
  /** Why the goal was missed, as far as the run can tell. */
  readonly reason?: string;
}

/** A row that could not be measured here; it counts as neither met nor missed. */
export interface NotRun {
  readonly id: GoalId;
  readonly because: string;
}

export type Measured = Row | NotRun;

export interface Figures {
  readonly ours: number;
  readonly peer?: { readonly name: string; readonly value: number };
  readonly limit?: number;
  /** Said only when the goal was missed. */
  readonly ifMissed?: string;
}

/** Holds figures to the goal of their row. Where a goal is a ratio to a peer, the ratio is what counts. */
export function row(id: GoalId, { ours, peer, limit, ifMissed }: Figures): Row {
  const goal = goals[id];
  const ratio = peer === undefined ? undefined : ours / peer.value;
  const counted = goal.counts === 'ratio' ? (ratio ?? Number.NaN) : ours;
  const met = goal.at === 'least' ? counted >= goal.bound : counted <= goal.bound;
  return {
    id,
    unit: goal.unit,
    ours: rounded(ours),
    ...(peer === undefined ? {} : { peer: rounded(peer.value), peerName: peer.name }),
    ...(ratio === undefined ? {} : { ratio: rounded(ratio) }),
    ...(limit === undefined ? {} : { limit: rounded(limit) }),
    goal: `${goal.at === 'least' ? '≥' : '≤'} ${goal.bound}`,
    met,
    ...(met || ifMissed === undefined ? {} : { reason: ifMissed }),
  };
}

export function notRun(because: string, ...ids: readonly GoalId[]): readonly NotRun[] {
  return ids.map((id) => ({ id, because }));
}

export function isRow(measured: Measured): measured is Row {
  return 'met' in measured;
}

/** Three digits that mean something; more would be noise. */
function rounded(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toPrecision(3));
}
