import * as fc from 'fast-check';

import type { CaseFact } from '../../../cases/statistics/fact.ts';
import type { Lists } from '../../../cases/statistics/tally.ts';
import { statuses } from '../../../cases/status.ts';
import { addDays, type DateIso } from '../../../platform/time.ts';

export const lists: Lists = {
  categories: ['gift', 'bribe-demanded', 'hiring', 'procurement'],
  regions: ['astana', 'almaty', 'abai'],
  units: ['u1', 'u2'],
};

/** Any case of the year 2026; choices that no list knows are among them. */
export const fact: fc.Arbitrary<CaseFact> = fc
  .record({
    at: fc.nat(330),
    took: fc.option(fc.nat(100)),
    state: fc.constantFrom(...statuses),
    kind: fc.constantFrom('report', 'report', 'report', 'question'),
    category: fc.constantFrom('gift', 'gift', 'hiring', 'procurement', 'of-another-form', null),
    region: fc.constantFrom('astana', 'astana', 'almaty', null),
    unit: fc.constantFrom('u1', 'u2', null),
    channel: fc.constantFrom('web', 'messenger', 'office'),
    pledge: fc.constantFrom('kept', 'kept', 'late', 'pending'),
    term: fc.constantFrom('kept', 'late', 'none'),
  })
  .map(({ at, took, ...rest }): CaseFact => {
    const filed = addDays('2026-01-01' as DateIso, at);
    const closed = took === null ? null : addDays(filed, took);
    return Object.assign(rest, { filed, closed });
  });

export const facts = fc.array(fact, { maxLength: 160 });

/** So many reports of a quarter that differ in nothing but what is asked for. */
export function manyFacts(
  length: number,
  rest: (at: number) => Partial<CaseFact> = () => ({}),
): CaseFact[] {
  return Array.from({ length }, (_, at) => ({
    kind: 'report',
    filed: addDays('2026-07-01' as DateIso, at % 90),
    closed: null,
    category: 'gift',
    region: 'astana',
    unit: 'u1',
    channel: 'web',
    state: 'new',
    pledge: 'kept',
    term: 'none',
    ...rest(at),
  }));
}
