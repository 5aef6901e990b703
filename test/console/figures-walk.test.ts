import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { sourcesOf } from '../../cases/statistics/imports/source.ts';
import { countBeside } from '../../cases/statistics/imports/beside.ts';
import { only } from '../../cases/statistics/only.ts';
import {
  monthsOf,
  monthsOfYear,
  type Quarter,
  yearBefore,
} from '../../cases/statistics/quarter.ts';
import { sharesOf } from '../../cases/statistics/shares.ts';
import type { PublishedCell } from '../../cases/statistics/snapshot.ts';
import { type Cell, closedTables, filedTables, tally } from '../../cases/statistics/tally.ts';
import { cellName } from '../../cases/statistics/words.ts';
import { makeCardOf } from '../../console/app/case-load.ts';
import { CaseLines } from '../../console/app/inbox/case-lines.ts';
import { countCases } from '../../console/app/statistics/counted-cases.ts';
import { loadPapers } from '../../console/app/statistics/documents.ts';
import { listsOf, namesOf, type OwnCells } from '../../console/app/statistics/lists.ts';
import { nextSnapshot } from '../../console/app/statistics/next-snapshot.ts';
import { loadPublished } from '../../console/app/statistics/published.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { fileCase, putCard, sayIn } from '../../tools/demo-cases/live-case.ts';
import { officerAt } from '../../tools/demo-cases/officer.ts';
import { demoTables } from '../../tools/demo-figures.ts';
import { openChromium, type Visit } from '../fixtures/chromium.ts';
import { type DemoHouse, demoHouse } from '../fixtures/demo-house.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { hasChromium, shoot, violations } from './browser.ts';
import {
  bringIn,
  checked,
  publish as publishNewest,
  savedRows,
  say,
  sign,
  signedIn,
  system,
  tablesOf,
} from './figures-steps.ts';
import { change, percent } from './kazakh-numbers.ts';
import {
  plainCase,
  plainFigures,
  type PlainFigures,
  plainlyTold,
  plainSum,
} from './plain-count.ts';
import { systemsBeside } from './systems-beside.ts';

let house: DemoHouse;
let own: OwnCells;
beforeAll(async () => {
  house = await demoHouse(200);
  const { units } = await loadPapers(house.session);
  own = { units: units.value, kinds: [], hidden: [] };
}, 400_000);
afterAll(async () => await house[Symbol.asyncDispose]());

const quarters = ['2025-Q3', '2026-Q2', '2026-Q3', '2026-Q4'].map((each) => each as Quarter);
const periods = [...[2025, 2026].map(monthsOfYear), ...quarters.map(monthsOf)];

/** The cases as the officer's page counts them, after it made the cards that nobody had made. */
async function facts() {
  const lines = new CaseLines(house.session);
  await lines.load((id) => makeCardOf(house.session, id));
  await lines.load((id) => makeCardOf(house.session, id));
  const counted = countCases(lines.state().lines, own.units, houseDay);
  expect(counted).toMatchObject({ uncounted: [], waiting: [] });
  return counted;
}

const plain = () =>
  house.cases.filter(({ planned }) => planned.group === 'default').map((each) => plainCase(each));

/** Every number that a page shows of some months, from either side. */
function shownBy(counted: ReturnType<typeof tally>) {
  const { filed, closed, questions } = counted;
  const { pledge, term, confirmed } = sharesOf(counted);
  const heads = [filed.total, closed.total, questions, filed.pending, closed.late];
  const shares = [pledge, term, confirmed].map(({ of, all }) => `${of} / ${all}`);
  return { heads, shares, tables: { ...filed.tables, ...closed.tables } };
}

function countedBy(figures: PlainFigures, { tables }: ReturnType<typeof shownBy>) {
  const count = (id: keyof typeof tables) => (cells: readonly Cell[]) =>
    cells.map(({ of }) => ({ of, count: figures[id](of) }));
  const confirmed = figures.outcome('confirmed');
  return {
    heads: [figures.filed, figures.closed, figures.questions, figures.waiting, figures.closedLate],
    shares: [
      `${figures.answeredInTime} / ${figures.answeredInTime + figures.answeredLate}`,
      `${figures.withTerm - figures.closedLate} / ${figures.withTerm}`,
      `${confirmed} / ${confirmed + figures.outcome('not-confirmed')}`,
    ],
    tables: {
      month: count('month')(tables.month),
      category: count('category')(tables.category),
      region: count('region')(tables.region),
      unit: count('unit')(tables.unit),
      channel: count('channel')(tables.channel),
      outcome: count('outcome')(tables.outcome),
      duration: count('duration')(tables.duration),
    },
  };
}

const small = (count: number) => (count < 10 ? null : count);
const sum = (cells: readonly Cell[]) => cells.reduce((all, { count }) => all + count, 0);

describe('the figures of the demonstration', () => {
  test('are those of the list of what was filed and done, cell by cell, and so are those of a year before', async () => {
    const { facts: all } = await facts();
    for (const months of periods.flatMap((each) => [each, yearBefore(each)])) {
      const shown = shownBy(tally(all, months, listsOf(own)));
      expect(shown).toEqual(countedBy(plainFigures(plain(), months, houseDay), shown));
      // Nothing is lost beside the cells that were compared.
      const { month, category, region, unit, channel, outcome, duration } = shown.tables;
      const [filed, closed] = shown.heads;
      expect([month, category, region, unit, channel].map(sum)).toEqual(Array(5).fill(filed));
      expect([outcome, duration].map(sum)).toEqual(Array(2).fill(closed));
    }
    const year = plainFigures(plain(), monthsOfYear(2026), houseDay);
    // The comparison is of something: each kind of figure occurs.
    expect(Math.min(year.filed, year.closed, year.answeredLate, year.closedLate)).toBeGreaterThan(
      5,
    );
    expect(plainFigures(plain(), monthsOfYear(2025), houseDay).filed).toBeGreaterThan(10);
  });

  test('of one region, kind, unit or channel alone are those of its cases: what they were about and how they ended', async () => {
    const { facts: all } = await facts();
    const lists = listsOf(own);
    const months = monthsOfYear(2026);
    const cells = tally(all, months, lists).filed.tables;
    const key = { category: 'what', region: 'region', unit: 'unit', channel: 'channel' } as const;
    for (const table of ['category', 'region', 'unit', 'channel'] as const) {
      for (const { of } of cells[table].filter(({ count }) => count > 0)) {
        const shown = shownBy(tally(only(all, lists, { table, of }), months, lists));
        const these = plain().filter((each) => each[key[table]] === of);
        expect(shown).toEqual(countedBy(plainFigures(these, months, houseDay), shown));
      }
    }
  });

  test('tell of others what their tables say, beside ours of the same months alone', async () => {
    const { facts: all } = await facts();
    const sources = sourcesOf((await loadPapers(house.session)).imports.map(({ value }) => value));
    const tables = demoTables(houseDay);
    expect(sources.map(({ from }) => from)).toEqual(tables.map(({ from }) => from));
    for (const [at, { csv }] of tables.entries()) {
      const source = sources[at];
      if (source === undefined) throw new TypeError('no such source');
      const apart = csv.startsWith('Жыл;Ай');
      const monthOf = (cells: readonly string[]) =>
        apart ? `${cells[0]}-${(cells[1] ?? '').padStart(2, '0')}` : (cells[0] ?? '');
      const [kind, branch, way] = apart ? [2, 3, 4] : [1, 2, -1];
      for (const months of [...periods, monthsOfYear(2024)]) {
        const { theirs, theirsBefore, same } = countBeside(source, all, months, listsOf(own));
        const sumOf = (within: readonly string[], column: number, of: string) =>
          plainSum(
            csv,
            (cells) => within.includes(monthOf(cells)) && (column < 0 || cells[column] === of),
          );
        expect(theirs.total).toBe(sumOf(months, -1, ''));
        expect(theirsBefore.total).toBe(sumOf(yearBefore(months), -1, ''));
        for (const { of, count } of theirs.tables.month) expect(count).toBe(sumOf([of], -1, ''));
        for (const [column, cells] of [
          [kind, theirs.tables.category],
          [branch, theirs.tables.unit],
          [way, theirs.tables.channel],
        ] as const) {
          for (const { of, count } of cells) expect(count).toBe(sumOf(months, column, of));
        }
        const known = months.filter((month) => csv.includes(line(month, apart)));
        expect(same.months).toEqual(known);
        expect(same.ours.total).toBe(plainFigures(plain(), known, houseDay).filed);
        const before = plainFigures(plain(), yearBefore(known), houseDay);
        expect(same.oursBefore.total).toBe(before.filed);
        const complete = yearBefore(known).every((month) => csv.includes(line(month, apart)));
        expect(same.theirsBefore?.total ?? null).toBe(
          complete && known.length > 0 ? sumOf(yearBefore(known), -1, '') : null,
        );
      }
    }
  });

  test.each([
    ['published', '2026-Q2'],
    ['to be published', '2026-Q3'],
  ] as const)('that are %s leave out what the rule leaves out, and nothing else', async (_, of) => {
    const quarter = of as Quarter;
    const published = await loadPublished(house.session);
    const counted = await facts();
    const { imports } = await loadPapers(house.session);
    const sources = sourcesOf(imports.map(({ value }) => value));
    const wish = { body: 'Сынақ ұйымы', group: 'default', audience: 'public' } as const;
    const made = nextSnapshot(counted, own, published, { ...wish, quarter, note: null, sources });
    expect(made.obstacles).toEqual({ uncounted: 0, waiting: 0, pending: 0 });
    const { figures, external = [] } =
      published.snapshots.find(({ snapshot }) => snapshot.quarter === quarter)?.snapshot ??
      made.snapshot;
    const year = plainFigures(plain(), monthsOf(quarter), houseDay);
    expect(figures).toMatchObject({
      questions: small(year.questions),
      filed: { total: small(year.filed), late: lateOf(year.answeredLate, year.filed) },
      closed: { total: small(year.closed), late: lateOf(year.closedLate, year.closed) },
    });
    const { filed, closed } = figures ?? { filed: { tables: {} }, closed: { tables: {} } };
    let told = 0;
    for (const [id, cells] of Object.entries({ ...filed.tables, ...closed.tables })) {
      told += compare(cells, (name) => year[id as 'month'](name));
    }
    for (const [at, { counted: side }] of external.entries()) {
      const csv = demoTables(houseDay)[at]?.csv ?? '';
      const inQuarter = (cells: readonly string[]) =>
        monthsOf(quarter).some((month) => cells.join(';').startsWith(`${line(month, at === 0)};`));
      expect(side.total).toBe(plainSum(csv, inQuarter));
      for (const [id, cells] of Object.entries(side.tables)) {
        told += compare(cells, (name) =>
          id === 'month'
            ? plainSum(csv, (each) => each.join(';').startsWith(`${line(name, at === 0)};`))
            : plainSum(csv, (each) => inQuarter(each) && each.includes(name)),
        );
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  test('change by one case that is filed and by the word that closes it, in its own cells alone', async () => {
    const months = monthsOfYear(2026);
    const before = shownBy(tally((await facts()).facts, months, listsOf(own)));
    const [first] = house.access;
    if (first === undefined) throw new TypeError('nobody');
    const officer = await officerAt(house.consoleUrl, first);
    await using _desk = officer.desk;
    const like = house.cases.find(
      ({ planned }) => planned.kind === 'report' && planned.group === 'default',
    );
    if (like === undefined) throw new TypeError('no report');
    const planned = { ...like.planned, channel: 'office', region: 'atyrau', what: 'gift' } as const;
    const live = await fileCase(officer, planned, houseDay, await loadKnowledge());
    house.cases.push(live);
    await putCard(live, officer);
    const filed = shownBy(tally((await facts()).facts, months, listsOf(own)));
    expect(filed).toEqual(countedBy(plainFigures(plain(), months, houseDay), filed));
    expect(changes(before, filed)).toEqual({
      month: ['2026-11'],
      category: ['gift'],
      region: ['atyrau'],
      unit: [plainCase(live).unit],
      channel: ['office'],
      outcome: [],
      duration: [],
    });
    for (const to of ['assessing', 'investigating', 'closed-partly'] as const) {
      const word = { kind: 'status', from: live.state, to, reason: 'тексерілді' } as const;
      await sayIn(live, word, houseDay, officer);
      live.state = to;
    }
    await putCard(live, officer);
    const closed = shownBy(tally((await facts()).facts, months, listsOf(own)));
    expect(closed).toEqual(countedBy(plainFigures(plain(), months, houseDay), closed));
    expect(changes(filed, closed)).toMatchObject({ outcome: ['confirmed'], duration: ['d15'] });
    expect(changes(filed, closed)['month']).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('in a browser', { timeout: 240_000 }, () => {
  let browser: Visit;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => await browser.close());

  test('an officer sees these figures, brings a table in, publishes with it, and everybody and an analyst read the same', async () => {
    const page = await signedIn(browser, house, 'officer');
    const months = monthsOfYear(2026);
    const [now, before] = [months, yearBefore(months)].map((each) =>
      plainFigures(plain(), each, houseDay),
    );
    if (now === undefined || before === undefined) throw new TypeError('no figures');
    const tables = await tablesOf(page, 'main');
    const names = namesOf(own);
    const saved = await savedRows(page);
    for (const id of [...filedTables, ...closedTables]) {
      const all = isClosedTable(id) ? now.closed : now.filed;
      const count = (figures: PlainFigures, of: string) => figures[id](of);
      const ids = tally([], months, listsOf(own));
      const cells = { ...ids.filed.tables, ...ids.closed.tables }[id];
      const then = (of: string) => count(before, id === 'month' ? (yearBefore([of])[0] ?? '') : of);
      const rows = cells
        .filter(({ of }) => id !== 'region' || count(now, of) + then(of) > 0)
        .map(({ of }) => [
          cellName('kk', id, of, names),
          String(count(now, of)),
          percent(count(now, of), all),
          String(then(of)),
          change(count(now, of), then(of)),
        ]);
      expect(tables.get(say(`statistics.table.${id}`)), id).toEqual(rows);
      const given = saved.filter(([table]) => table === say(`statistics.table.${id}`));
      const inWords = given.map(([, name, is, part, was, by]) => [
        name,
        String(is),
        part === '' ? '–' : percent(Number(is), all),
        String(was),
        by === '' ? '–' : change(Number(is), Number(was)),
      ]);
      expect(inWords, id).toEqual(rows);
      const numbers = given.flatMap((cells) => cells.slice(2)).filter((cell) => cell !== '');
      expect(numbers.every((cell) => typeof cell === 'number')).toBe(true);
    }
    const written = await page.locator('.tiles dd').allTextContents();
    const tiles = written.map((text) => text.replace(/\s+/gu, ' '));
    const rated = now.answeredInTime + now.answeredLate;
    expect(tiles[3]).toContain(percent(now.answeredInTime, rated));
    expect(tiles[4]).toContain(percent(now.withTerm - now.closedLate, now.withTerm));
    await shoot(page, 'figures-own');

    await page
      .getByLabel(new RegExp(`^${say('statistics.only')}`, 'u'))
      .selectOption('region/astana');
    const astana = plain().filter(({ region }) => region === 'astana');
    const theirs = plainFigures(astana, months, houseDay);
    await page.locator('.tiles dd', { hasText: new RegExp(`^${theirs.filed} `, 'u') }).waitFor();
    expect((await tablesOf(page, 'main')).get(say('statistics.table.region'))).toHaveLength(1);

    await bringIn(page, houseDay);
    expect((await tablesOf(page, 'main')).get(say('imports.by-year'))).toBeDefined();
    await systemsBeside(page);
    expect(await violations(page)).toEqual([]);
    await publishNewest(page, null);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'figures-publish');
    await sign(page, 2);
    const { snapshots } = await loadPublished(house.session);
    const last = snapshots.at(-1);
    expect(last?.snapshot).toMatchObject({ quarter: '2026-Q3', audience: 'public' });
    expect(last?.snapshot.external).toHaveLength(3);
    const shown = await tablesOf(page, 'main details[open]');

    const analyst = await signedIn(browser, house, 'analyst');
    await analyst.getByText(last?.hash ?? 'no hash').waitFor();
    expect(await tablesOf(analyst, 'main details[open]')).toEqual(shown);
    expect(await violations(analyst)).toEqual([]);

    await publishNewest(page, 'Түзету: дерек күні');
    await page.getByText(say('statistics.publish.corrects', { number: 2 })).waitFor();
    await sign(page, 3);
    const all = (await loadPublished(house.session)).snapshots;
    expect(all.map(({ snapshot }) => snapshot.corrects)).toEqual([null, null, 2]);
    // Everybody, with scripts and without them: the same page, the same tables, and ours beside those of others.
    const texts: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, locale: 'kk' });
      const trust = await context.newPage();
      await trust.goto(`${house.url}/kk/trust`);
      texts.push(await trust.locator('main').innerText());
      if (javaScriptEnabled) {
        expect(await violations(trust)).toEqual([]);
        await shoot(trust, 'figures-trust');
        continue;
      }
      for (const source of [say('figures.source.e-otinish'), 'Smart Data Ukimet', system]) {
        await trust.getByText(say('figures.external', { source })).first().waitFor();
      }
    }
    expect(texts[0]).toBe(texts[1]);
    const newest = all.at(-1);
    expect(texts[0]).toContain(newest?.hash);
    expect(texts[0]).toContain(say('figures.in-place-of', { number: 2 }));
    expect(texts[0]).toContain(
      say('figures.filed', { count: last?.snapshot.figures?.filed.total ?? 0 }),
    );

    expect(await checked(house)).toBe(3);
  });
});

function isClosedTable(id: string): boolean {
  return closedTables.some((each) => each === id);
}

/** How a line of that month begins, in the table with one column or with two. */
function line(month: string, apart: boolean): string {
  return apart ? `${month.slice(0, 4)};${Number(month.slice(5))}` : month;
}

function lateOf(late: number, total: number) {
  if (total < 20) return { kind: 'hidden' };
  if (late < 10) return { kind: 'few' };
  return total - late < 10 ? { kind: 'most' } : { kind: 'exact', count: late };
}

/** How many numbers were told, each of them the right one. */
function compare(cells: readonly PublishedCell[], countOf: (of: string) => number): number {
  const counts = cells.map(({ of }) => countOf(of));
  const shown = cells.map(({ count }) => count);
  for (const [at, count] of shown.entries()) if (count !== null) expect(count).toBe(counts[at]);
  // With more cells left out than these, all other tables are too many to try.
  const hidden = counts.filter((count) => count < 10).length;
  if (hidden <= 4) expect(shown).toEqual(plainlyTold(counts));
  else expect(shown.filter((count) => count !== null).every((count) => count >= 10)).toBe(true);
  return shown.filter((count) => count !== null).length;
}

/** The cells by table that differ. */
function changes(one: ReturnType<typeof shownBy>, other: ReturnType<typeof shownBy>) {
  return Object.fromEntries(
    Object.entries(one.tables).map(([id, cells]) => [
      id,
      cells.flatMap(({ of, count }, at) =>
        other.tables[id as 'month'][at]?.count === count ? [] : [of],
      ),
    ]),
  );
}
