import type { Condition } from '../knowledge/schema/questionnaire.ts';

/** One thing that was or was not chosen before. */
export type ConditionPart = Extract<
  Condition,
  { readonly is: unknown } | { readonly isNot: unknown }
>;

/** A condition as somebody builds it: some parts of which all must hold, or any. */
export interface BuiltCondition {
  readonly join: 'all' | 'any';
  readonly parts: readonly ConditionPart[];
}

/** The parts of a condition; `null` where it is nested deeper than anybody can build it. */
export function partsOf(when: Condition | null): BuiltCondition | null {
  if (when === null) return { join: 'all', parts: [] };
  if ('all' in when) return flat('all', when.all);
  if ('any' in when) return flat('any', when.any);
  return isPart(when) ? { join: 'all', parts: [when] } : null;
}

/** A single part stands by itself; none at all is no condition. */
export function conditionOf({ join, parts }: BuiltCondition): Condition | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return first;
  return join === 'all' ? { all: parts } : { any: parts };
}

function flat(join: BuiltCondition['join'], all: readonly Condition[]): BuiltCondition | null {
  const parts = all.filter(isPart);
  return parts.length === all.length ? { join, parts } : null;
}

function isPart(condition: Condition): condition is ConditionPart {
  return 'is' in condition || 'isNot' in condition;
}
