import type { DateIso } from '../../platform/time.ts';
import { alwaysLeftOut, exactly, isNear, isNearTable } from './figures.ts';
import { sourceKey } from './imports/import.ts';
import { lastDayOf, type Quarter } from './quarter.ts';
import type {
  Figures,
  Late,
  PublishedCell,
  PublishedSide,
  PublishedSource,
  Snapshot,
} from './snapshot.ts';
import { isSafe, leastCell } from './suppress.ts';

/** Why a snapshot may not be published. */
export type SnapshotProblem =
  /** It does not follow the last one. */
  | 'order'
  /** Its quarter is not over, or it bears another day than today. */
  | 'day'
  /** Its quarter has figures already, or what it corrects is not the last word on it. */
  | 'correction'
  /** It tells a count below ten, by itself or beside what was published before. */
  | 'tells';

/** The last one of all, as the next one has to follow it. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
}

/**
 * Holds a snapshot to everything that can be seen from outside: the server knows no case and asks the same as anybody.
 * `earlier`: all snapshots before it, the oldest first.
 */
export function snapshotProblem(
  snapshot: Snapshot,
  earlier: readonly Snapshot[],
  last: ChainEnd | null,
  today: DateIso,
): SnapshotProblem | null {
  const { number, prev, corrects, figures, note } = snapshot;
  if (number !== (last?.number ?? 0) + 1 || prev !== (last?.hash ?? null)) return 'order';
  if (snapshot.day !== today || lastDayOf(snapshot.quarter) >= today) return 'day';
  const same = sameQuarter(snapshot, earlier);
  if ((same.at(-1)?.number ?? null) !== corrects) return 'correction';
  if (corrects === null ? figures === null : note === null) return 'correction';
  if (!areHarmless(snapshot, earlier)) return 'tells';
  if (figures === null) return snapshot.external === undefined ? null : 'correction';
  const before = same.flatMap((each) => (each.figures === null ? [] : [each.figures]));
  return isHarmless(figures, before) ? null : 'tells';
}

/** All snapshots on the same cases, the oldest first. */
export function sameQuarter(
  { group, quarter }: Pick<Snapshot, 'group' | 'quarter'>,
  earlier: readonly Snapshot[],
): readonly Snapshot[] {
  return earlier.filter((each) => each.group === group && each.quarter === quarter);
}

/** What was published before of one source for a quarter. Both groups count here: the system is the same for them. */
export function earlierOfSource(
  key: string,
  of: Quarter,
  earlier: readonly Snapshot[],
): readonly PublishedSource['counted'][] {
  return earlier.flatMap(({ quarter, external = [] }) =>
    external.flatMap(({ from, counted }) =>
      quarter === of && sourceKey(from) === key ? [counted] : [],
    ),
  );
}

/** Those that no later one has taken the place of. */
export function standing(all: readonly Snapshot[]): readonly Snapshot[] {
  const corrected = new Set(all.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  return all.filter(({ number }) => !corrected.has(number));
}

/** What others counted is held to the same: each source once, beside what was published of it before. */
function areHarmless({ quarter, external = [] }: Snapshot, earlier: readonly Snapshot[]): boolean {
  const keys = external.map(({ from }) => sourceKey(from));
  return (
    new Set(keys).size === keys.length &&
    external.every(
      ({ from, counted }) =>
        counted.late.kind === 'hidden' &&
        isHarmlessSide(counted, earlierOfSource(sourceKey(from), quarter, earlier)),
    )
  );
}

function isHarmless(figures: Figures, earlier: readonly Figures[]): boolean {
  const { questions, filed, closed } = figures;
  return (
    isTold(questions) &&
    earlier.every((each) => !isNear(questions, each.questions)) &&
    isHarmlessSide(
      filed,
      earlier.map((each) => each.filed),
    ) &&
    isHarmlessSide(
      closed,
      earlier.map((each) => each.closed),
    )
  );
}

function isHarmlessSide<Id extends string>(
  { total, late, tables }: PublishedSide<Id>,
  earlier: readonly PublishedSide<Id>[],
): boolean {
  const ids = Object.keys(tables) as Id[];
  if (!isTold(total)) return false;
  if (total === null) return ids.length === 0 && late.kind === 'hidden';
  if (!isLateTold(late, total)) return false;
  const isNearBefore = earlier.some(
    (each) => isNear(total, each.total) || isNear(exactly(late), exactly(each.late)),
  );
  if (isNearBefore) return false;
  return ids.every((id) => {
    const table = tables[id] ?? [];
    const before = earlier.flatMap((each) => {
      const own = each.tables[id];
      return own === undefined || each.total === null ? [] : [{ table: own, total: each.total }];
    });
    const isSameList = before.every((each) => isAlike(table, each.table));
    if (!isSameList) return table.every(({ count }) => count === null);
    const always = alwaysLeftOut(before.map((each) => each.table));
    const shown = table.map(({ count }) => count);
    return (
      isSafe(shown, total, always) && before.every((each) => !isNearTable({ table, total }, each))
    );
  });
}

function isLateTold(late: Late, total: number): boolean {
  switch (late.kind) {
    case 'exact':
      return late.count >= leastCell && total - late.count >= leastCell;
    case 'few':
    case 'most':
      return total >= 2 * leastCell;
    case 'hidden':
      return true;
    default:
      return late satisfies never;
  }
}

function isTold(count: number | null): boolean {
  return count === null || count >= leastCell;
}

function isAlike(one: readonly PublishedCell[], other: readonly PublishedCell[]): boolean {
  return one.length === other.length && one.every(({ of }, at) => of === other[at]?.of);
}
