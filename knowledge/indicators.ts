import { canonical } from '../platform/canonical.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import type { Mark } from './schema/fact.ts';
import type { Indicator, IndicatorDirection } from './schema/indicator.ts';

/** The signs of risk that check-lists ask for. */
export interface Indicators {
  /** All nine, in the order of the source. */
  readonly directions: readonly IndicatorDirection[];
  readonly byId: ReadonlyMap<string, Indicator>;
  /** Content hash: a request says with which wording it was made. */
  readonly version: string;
}

export function indicatorsOf(directions: readonly IndicatorDirection[]): Indicators {
  const all = directions.flatMap(({ items }) => items);
  return {
    directions,
    byId: new Map(all.map((item) => [item.id, item])),
    version: hex(hash('indicators', canonical(directions))),
  };
}

/** Facts that do not exist, and marks that hide how sure a fact is. */
export function indicatorProblems(
  directions: readonly IndicatorDirection[],
  facts: ReadonlyMap<string, Mark>,
): readonly string[] {
  return directions.flatMap((direction) =>
    [direction, ...direction.items].flatMap(({ id, facts: named }) =>
      named
        .filter((fact) => !facts.has(fact))
        .map((fact) => `knowledge/indicators/${direction.id}.json: ${id}: no fact ${fact}`),
    ),
  );
}
