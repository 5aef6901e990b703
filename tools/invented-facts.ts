import type { CaseFact } from '../cases/statistics/fact.ts';
import { monthsOf, type Quarter } from '../cases/statistics/quarter.ts';
import { addDays, dateIso } from '../platform/time.ts';

const kinds = [
  ['bribe-demanded', 31],
  ['refused-service', 24],
  ['hiring', 18],
  ['procurement', 14],
  ['gift', 6],
  ['conflict-of-interest', 4],
  ['other', 3],
] as const;
const places = [
  ['0a000001', 52],
  ['0a000002', 22],
  ['0a000003', 15],
  ['0a000004', 6],
] as const;

/** Cases that nobody ever filed, in numbers that look like a body's. */
export function inventedFacts(quarter: Quarter, length: number): CaseFact[] {
  const first = dateIso(`${monthsOf(quarter)[0] ?? ''}-01`);
  if (first === null) throw new TypeError('not a quarter');
  return Array.from({ length }, (_, at): CaseFact => {
    const filed = addDays(first, (at * 37) % 88);
    const closed =
      at % 3 === 0 ? null : addDays(filed, [9, 14, 13, 21, 27, 41, 12, 75][at % 8] ?? 9);
    return {
      kind: at % 13 === 5 ? 'question' : 'report',
      filed,
      closed,
      category: spread(kinds, at * 7),
      region: at % 4 === 0 ? 'astana' : 'almaty',
      unit: spread(places, at * 11),
      channel: at % 3 === 0 ? 'messenger' : at % 7 === 0 ? 'office' : 'web',
      state: closed === null ? 'investigating' : ending(at),
      pledge: at % 29 === 3 ? 'late' : 'kept',
      term: at % 31 === 4 ? 'late' : 'kept',
    };
  });
}

function ending(at: number): CaseFact['state'] {
  const endings = [
    'closed-confirmed',
    'closed-not-confirmed',
    'closed-partly',
    'closed-not-confirmed',
  ] as const;
  if (at % 6 === 1) return 'closed-insufficient';
  return endings[at % 4] ?? 'closed-not-ours';
}

/** The id whose part of a hundred `at` falls into; `null` behind the last. */
function spread<T extends string>(parts: readonly (readonly [T, number])[], at: number): T | null {
  let left = at % 100;
  for (const [id, part] of parts) {
    if (left < part) return id;
    left -= part;
  }
  return null;
}
