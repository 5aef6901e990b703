import type { Lists } from '../../../cases/statistics/tally.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import type { UnitList } from '../../../cases/statistics/unit-list.ts';
import { named, optionsOf } from '../form-options.ts';

/** The cells that tables have: the choices of the report's form, and the units of the officers' list. */
export function listsOf({ units }: UnitList): Lists {
  return {
    categories: optionsOf('what').map(({ id }) => id),
    regions: optionsOf('region').map(({ id }) => id),
    units: units.map(({ id }) => id),
  };
}

/** What those cells are called; it travels with a snapshot. */
export function namesOf({ units }: UnitList): Snapshot['names'] {
  return {
    category: named(optionsOf('what')),
    region: named(optionsOf('region')),
    unit: named(units.map(({ id, name }) => ({ id, label: name }))),
  };
}
