import type { CaseFact } from '../cases/statistics/fact.ts';
import { figuresOf } from '../cases/statistics/figures.ts';
import { monthsOf, type Quarter, quarterBefore, quarterOf } from '../cases/statistics/quarter.ts';
import { signSnapshot, snapshotHash } from '../cases/statistics/snapshot-signers.ts';
import type { Snapshot } from '../cases/statistics/snapshot.ts';
import { tally } from '../cases/statistics/tally.ts';
import type { UnitList } from '../cases/statistics/unit-list.ts';
import { listsOf, namesOf } from '../console/app/statistics/lists.ts';
import { publishStatistics } from '../console/statistics-api.ts';
import type { Localized } from '../platform/language.ts';
import { addDays, type DateIso, dateIso } from '../platform/time.ts';
import type { Desk } from './survey-client.ts';

/** Said in the snapshots themselves: they can be downloaded, and then no page around them says it. */
const note: Localized = {
  kk: 'Көрсетілім: бұл сандар ойдан шығарылған.',
  ru: 'Демонстрация: эти числа выдуманы.',
  en: 'Demonstration: these numbers are invented.',
};

const units: UnitList = {
  v: 1,
  units: [
    unit('0a000001', 'Қызмет көрсету бөлімі', 'Отдел обслуживания', 'Service desk'),
    unit('0a000002', 'Сатып алу бөлімі', 'Отдел закупок', 'Procurement'),
    unit('0a000003', 'Кадр қызметі', 'Кадровая служба', 'Personnel'),
    unit('0a000004', 'Қаржы бөлімі', 'Финансовый отдел', 'Finance'),
  ],
};

/** Publishes the last two quarters of an invented body, as an officer's page does. */
export async function seedStatistics(desk: Desk, body: string, day: DateIso): Promise<void> {
  const newest = quarterBefore(quarterOf(day));
  let prev: string | null = null;
  for (const [at, quarter] of [quarterBefore(newest), newest].entries()) {
    const snapshot: Snapshot = {
      v: 1,
      type: 'statistics',
      body,
      group: 'default',
      number: at + 1,
      prev,
      quarter,
      day,
      audience: 'public',
      corrects: null,
      note,
      figures: figuresOf(
        tally(invented(quarter, 96 + at * 17), monthsOf(quarter), listsOf({ units, kinds: [] })),
        [],
      ),
      names: namesOf({ units, kinds: [] }),
    };
    const signed = signSnapshot(snapshot, desk.seed);
    await desk.post('/api/statistics', publishStatistics, signed);
    prev = snapshotHash(signed.bytes);
  }
}

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
function invented(quarter: Quarter, length: number): CaseFact[] {
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

function unit(id: string, kk: string, ru: string, en: string): UnitList['units'][number] {
  return { id, name: { kk, ru, en }, words: [] };
}
