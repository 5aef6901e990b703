import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines, localizedShape, markShape, type Mark } from './fact.ts';

/** The directions of an internal analysis, in the order of the source; each is a file of its name. */
export const indicatorDirectionIds = [
  'personnel',
  'conflict',
  'services',
  'permits',
  'control',
  'budget',
  'contracts',
  'systems',
  'other',
] as const;

export type IndicatorDirectionId = (typeof indicatorDirectionIds)[number];

/** `personnel-1`: the direction and the place in it, from 1. */
export type IndicatorId = `${IndicatorDirectionId}-${number}`;

/** One of the things that are looked at, with what it has to do with corruption. */
export interface IndicatorDirection {
  readonly id: IndicatorDirectionId;
  readonly number: number;
  readonly title: Localized;
  /** What it is about, in a sentence. */
  readonly about: Localized;
  readonly facts: readonly string[];
  readonly items: readonly Indicator[];
}

/** One sign of a risk, as a question that somebody in the unit can answer. */
export interface Indicator {
  readonly id: IndicatorId;
  /** As the source counts it; `null` where it stands there without a number. */
  readonly number: number | null;
  /** The answer that points to a risk. `partly` always does. */
  readonly risk: 'yes' | 'no';
  readonly question: Localized;
  /** Why it may lead to corruption. Our words, not the source's. */
  readonly why: Localized;
  /** Which papers and systems show it. */
  readonly where: Localized;
  /** What is doubtful in the source, said plainly. Present exactly when the mark has a C. */
  readonly caution?: Localized;
  readonly facts: readonly string[];
  readonly mark: Mark;
}

/** How many signs the source has in each direction, unnumbered ones included. The ninth has areas instead. */
export const indicatorCounts: Readonly<Record<IndicatorDirectionId, number>> = {
  personnel: 15,
  conflict: 7,
  services: 8,
  permits: 5,
  control: 17,
  budget: 16,
  contracts: 10,
  systems: 9,
  other: 4,
};

const facts = z.array(z.string()).min(1);

const shape = z.strictObject({
  id: z.enum(indicatorDirectionIds),
  number: z.int().positive(),
  title: localizedShape,
  about: localizedShape,
  facts,
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        number: z.int().positive().nullable(),
        risk: z.enum(['yes', 'no']),
        question: localizedShape,
        why: localizedShape,
        where: localizedShape,
        caution: localizedShape.exactOptional(),
        facts,
        mark: markShape,
      }),
    )
    .min(1),
});

/** The edge of the file of the direction `named`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parseIndicators(json: unknown, named: IndicatorDirectionId): IndicatorDirection {
  const read = shape.safeParse(json);
  if (!read.success) throw wrong(issueLines(read.error));
  const { items, ...direction } = read.data;
  const place = indicatorDirectionIds.indexOf(named) + 1;
  const numbered = items.flatMap(({ number }) => number ?? []);
  const problems = [
    ...(direction.id === named ? [] : [`id: the file is that of ${named}`]),
    ...(direction.number === place ? [] : [`number: ${String(place)} is expected`]),
    ...(items.length === indicatorCounts[named]
      ? []
      : [`items: ${String(indicatorCounts[named])} are expected, as in the source`]),
    ...items.flatMap(({ id }, at) =>
      id === `${named}-${String(at + 1)}`
        ? []
        : [`items.${String(at)}.id: ${named}-${String(at + 1)} is expected`],
    ),
    ...numbered.flatMap((number, at) =>
      number === at + 1 ? [] : [`items: number ${String(at + 1)} is missing`],
    ),
    ...items.flatMap(({ id, mark, caution }) =>
      mark.includes('C') === (caution !== undefined)
        ? []
        : [`${id}: a caution belongs to a mark with C, and only there`],
    ),
  ];
  if (problems.length > 0) throw wrong(problems);
  return { ...direction, items: items as readonly Indicator[] };
}

function wrong(problems: readonly string[]): SenimError {
  return new SenimError('content', `The indicators are wrong:\n${problems.join('\n')}`);
}
