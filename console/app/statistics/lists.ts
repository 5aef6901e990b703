import type { Lists } from '../../../cases/statistics/tally.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import type { UnitList } from '../../../cases/statistics/unit-list.ts';
import type { OwnChoice } from '../../../knowledge/own-form.ts';
import { named, optionsOf } from '../form-options.ts';

/** What this body named itself, of what cases are counted by. */
export interface OwnCells {
  readonly units: UnitList;
  /** Kinds that its form offers or once offered. */
  readonly kinds: readonly OwnChoice[];
  /** Kinds that come with Senim and that its form does not offer now. */
  readonly hidden: readonly string[];
}

type Cells = Pick<OwnCells, 'units' | 'kinds'>;

/**
 * The cells that tables have: the choices of the report's form, with the kinds that the body added to it, and the units of
 * the officers' list. A kind that is out of use stays: reports name it.
 */
export function listsOf({ units: { units }, kinds }: Cells): Lists {
  return {
    categories: categoriesWith(kinds).map(({ id }) => id),
    regions: optionsOf('region').map(({ id }) => id),
    units: units.map(({ id }) => id),
  };
}

/** What those cells are called; it travels with a snapshot, which keeps the names of its time. */
export function namesOf({ units: { units }, kinds }: Cells): Snapshot['names'] {
  return {
    category: named(categoriesWith(kinds)),
    region: named(optionsOf('region')),
    unit: named(units.map(({ id, name }) => ({ id, label: name }))),
  };
}

/** Kinds that nobody can choose now: they have no row of their own where there is nothing to count. */
export function outOfUse({ kinds, hidden }: OwnCells): ReadonlySet<string> {
  return new Set([...hidden, ...kinds.flatMap(({ id, retired }) => (retired ? [id] : []))]);
}

/** In the order of the form: the body's own stand before “other”. */
function categoriesWith(own: readonly OwnChoice[]) {
  const offered = optionsOf('what');
  const others = offered.filter(({ id }) => id === 'other');
  return [...offered.filter(({ id }) => id !== 'other'), ...own, ...others];
}
