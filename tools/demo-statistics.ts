import { readLines } from '../cases/statistics/imports/lines.ts';
import { makeImport } from '../cases/statistics/imports/make-import.ts';
import { sourcesOf } from '../cases/statistics/imports/source.ts';
import { readTableFile } from '../cases/statistics/imports/table-file.ts';
import { type Quarter, quarterBefore, quarterOf } from '../cases/statistics/quarter.ts';
import type { UnitList } from '../cases/statistics/unit-list.ts';
import { CaseLines } from '../console/app/inbox/case-lines.ts';
import type { Session } from '../console/app/session.ts';
import { type CountedCases, countCases } from '../console/app/statistics/counted-cases.ts';
import { loadPapers, newKeptId, saveKept } from '../console/app/statistics/documents.ts';
import { nextSnapshot } from '../console/app/statistics/next-snapshot.ts';
import { loadPublished } from '../console/app/statistics/published.ts';
import { utf8 } from '../platform/crypto/bytes.ts';
import type { Localized } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
import { type DemoTable, demoTables } from './demo-figures.ts';
import { inventedFacts } from './invented-facts.ts';

/** Said in the snapshots themselves: they can be downloaded, and then no page around them says it. */
const note: Localized = {
  kk: 'Көрсетілім: бұл сандардың бәрі, басқа жүйелердің сандары да, ойдан шығарылған.',
  ru: 'Демонстрация: все эти числа, и числа других систем тоже, выдуманы.',
  en: 'Demonstration: all these numbers are invented, those of other systems too.',
};

/** Not every unit of the invented reports is among them: some reports name one that no list knows. */
const units: UnitList = {
  v: 1,
  units: [
    unit('0a000001', 'Қызмет көрсету бөлімі', 'Отдел обслуживания', 'Service desk', [
      'қызмет көрсету',
      'тіркеу',
      'экзамен',
      'front office',
    ]),
    unit('0a000002', 'Сатып алу бөлімі', 'Отдел закупок', 'Procurement', ['закуп', 'contracts']),
    unit('0a000003', 'Кадр қызметі', 'Кадровая служба', 'Personnel', ['кадр']),
    unit('0a000004', 'Қаржы бөлімі', 'Финансовый отдел', 'Finance', ['шаруашылық']),
  ],
};

/**
 * What an officer's page does in the first weeks: the list of units, tables of other systems, and the figures of quarters
 * that are over, signed. With months of cases these are counted, and the last quarter is left to whoever tries it.
 */
export async function seedStatistics(
  session: Session,
  day: DateIso,
  cases: 'counted' | 'invented',
): Promise<void> {
  const papers = await loadPapers(session);
  await saveKept(session, 'units', { ...papers.units, value: units });
  for (const table of demoTables(day)) await bringIn(session, table, day);
  const last = quarterBefore(quarterOf(day));
  if (cases === 'invented') {
    for (const [at, quarter] of [quarterBefore(last), last].entries()) {
      const facts = inventedFacts(quarter, 96 + at * 17);
      await publish(session, quarter, { facts, uncounted: [], waiting: [] });
    }
    return;
  }
  const lines = new CaseLines(session);
  // No card is made for it: a case that nobody has seen yet stays one.
  await lines.load(() => Promise.resolve());
  await publish(session, quarterBefore(last), countCases(lines.state().lines, units, day));
}

/** Brings a table in as the page does with a chosen file. Throws `TypeError` for one that a person would have to mend. */
async function bringIn(session: Session, { from, csv }: DemoTable, day: DateIso): Promise<void> {
  const table = await readTableFile(utf8(csv));
  if (table.kind !== 'table') throw new TypeError(table.kind);
  const { mapping } = table;
  const reading = { mapping, year: null, addUp: false, lastMonth: day.slice(0, 7) };
  const { lines, problems } = readLines(table.lines, reading);
  if (problems.length > 0) throw new TypeError('a table with problems');
  const value = makeImport(lines, { from, asOf: day, day, by: session.officerId });
  await saveKept(session, 'import', { id: newKeptId(), version: 0, value });
}

async function publish(session: Session, quarter: Quarter, counted: CountedCases): Promise<void> {
  const papers = await loadPapers(session);
  const form = await session.client.statistics.ownForm();
  const { body } = await session.keys.ownBody({});
  const { snapshot, obstacles } = nextSnapshot(
    counted,
    { units: papers.units.value, kinds: form.categories, hidden: form.hidden },
    await loadPublished(session),
    {
      body,
      group: 'default',
      quarter,
      audience: 'public',
      note,
      sources: sourcesOf(papers.imports.map(({ value }) => value)),
    },
  );
  // As the page: numbers that are not whole are not signed.
  if (Object.values(obstacles).some((count) => count > 0)) return;
  await session.client.statistics.publish(await session.keys.signSnapshot({ snapshot }));
}

function unit(id: string, kk: string, ru: string, en: string, words: readonly string[]) {
  return { id, name: { kk, ru, en }, words };
}
