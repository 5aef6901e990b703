import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { figuresOf } from '../../cases/statistics/figures.ts';
import { makeImport } from '../../cases/statistics/imports/make-import.ts';
import { monthsOf, type Quarter } from '../../cases/statistics/quarter.ts';
import type { Snapshot } from '../../cases/statistics/snapshot.ts';
import { trustChain } from '../../cases/statistics/signed-snapshot.ts';
import { standing } from '../../cases/statistics/snapshot-problem.ts';
import { tally } from '../../cases/statistics/tally.ts';
import { cellName } from '../../cases/statistics/words.ts';
import { reportCounts } from '../../console/app/analysis/register/load-seen.ts';
import { makeCardOf } from '../../console/app/case-load.ts';
import { CaseLines } from '../../console/app/inbox/case-lines.ts';
import { countCases } from '../../console/app/statistics/counted-cases.ts';
import { loadPapers, newKeptId, saveKept } from '../../console/app/statistics/documents.ts';
import { listsOf, namesOf, outOfUse } from '../../console/app/statistics/lists.ts';
import { nextSnapshot } from '../../console/app/statistics/next-snapshot.ts';
import { loadPublished } from '../../console/app/statistics/published.ts';
import type { Role } from '../../console/api.ts';
import { readOwnForm, setOwnForm } from '../../console/own-form-api.ts';
import { languages } from '../../platform/language.ts';
import { manyFacts } from '../cases/statistics/facts.ts';
import { type Clerk, clerk } from './clerk.ts';
import { today } from './house.ts';
import { answer, file, type Office, office, quickArgon2id } from './office.ts';

const quarter = '2026-Q3' as Quarter;
const unit = { kk: 'Сатып алу бөлімі', ru: 'Отдел закупок', en: 'Procurement' };
const units = {
  v: 1,
  units: [{ id: '0a0b0c0d', name: unit, words: ['закуп', 'канарейка-сөз'] }],
} as const;

const own = { units, kinds: [], hidden: [] };

let served: Office;
const people = new Map<Role | 'second', Clerk>();

function who(role: Role | 'second'): Clerk['session'] {
  const found = people.get(role);
  if (found === undefined) throw new TypeError('nobody has this role');
  return found.session;
}

beforeAll(async () => {
  served = await office(
    [
      { role: 'officer', group: 'default' },
      { role: 'oversight', group: 'oversight' },
      { role: 'analyst', group: null },
      { role: 'analysis', group: null },
      { role: 'officer', group: 'default' },
    ],
    {},
    quickArgon2id,
  );
  for (const access of served.made.access) {
    const name = people.has(access.role) ? 'second' : access.role;
    people.set(name, await clerk(served, access));
  }
});
afterAll(async () => await served[Symbol.asyncDispose]());

/** A snapshot of so many invented reports, as the page would make it next. */
async function snapshot(reports: number, change: Partial<Snapshot> = {}): Promise<Snapshot> {
  const published = await loadPublished(who('officer'));
  const facts = manyFacts(reports, (at) => ({
    category: at % 2 === 0 ? 'gift' : 'hiring',
    unit: at % 3 === 0 ? null : '0a0b0c0d',
  }));
  const wish = {
    body: 'Тестовый орган',
    group: 'default',
    audience: 'public',
    note: null,
    sources: [],
  } as const;
  const counted = { facts, uncounted: [], waiting: [] };
  return { ...nextSnapshot(counted, own, published, { ...wish, quarter }).snapshot, ...change };
}

async function publish(role: Role, what: Snapshot): Promise<string> {
  const { keys, client } = who(role);
  try {
    await client.statistics.publish(await keys.signSnapshot({ snapshot: what }));
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

describe('a snapshot', () => {
  test('is refused with a small number, of another group, of another body, unsigned or of a quarter that goes on', async () => {
    const good = await snapshot(60);
    const { figures } = good;
    if (figures === null) throw new TypeError('no figures');
    const small = { ...figures, filed: { ...figures.filed, total: 7 } };
    expect(await publish('officer', { ...good, figures: small })).toBe('malformed');
    expect(await publish('oversight', good)).toBe('not-yours');
    expect(await publish('officer', { ...good, group: 'oversight' })).toBe('not-yours');
    expect(await publish('officer', { ...good, body: 'Другой' })).toBe('not-yours');
    expect(await publish('analyst', good)).toBe('not-yours');
    const running = { ...good, quarter: '2026-Q4' as Quarter };
    expect(await publish('officer', running)).toBe('malformed');
    expect((await served.store.snapshots.all()).length).toBe(0);
  });

  test('is taken once, read by every role that may, and written down in the audit', async () => {
    const good = await snapshot(60);
    expect(await publish('officer', good)).toBe('taken');
    // Again, by somebody whom the first answer did not reach; and something else in its place.
    expect(await publish('officer', good)).toBe('taken');
    const other = {
      ...good,
      audience: good.audience === 'public' ? 'analysts' : 'public',
    } as const;
    expect(await publish('officer', other)).toBe('changed');
    for (const role of ['officer', 'oversight', 'analyst', 'analysis'] as const) {
      const { snapshots, broken } = await loadPublished(who(role));
      expect(broken).toBe(false);
      expect(snapshots.map((each) => each.snapshot)).toEqual([good]);
    }
    const kinds = (await served.store.audit.rows(0, 500)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'statistics-published')).toHaveLength(1);
  });

  test('proposes units and categories with its number, and nothing that it does not tell', async () => {
    const { snapshots } = await loadPublished(who('analysis'));
    const seen = standing(snapshots.map((each) => each.snapshot)).flatMap(reportCounts);
    expect(seen).toContainEqual(
      expect.objectContaining({
        snapshot: 1,
        quarter,
        unit: { id: '0a0b0c0d', name: unit },
        count: 40,
      }),
    );
    expect(seen.every(({ count }) => count !== 'few' && count >= 10)).toBe(true);
    expect(seen.some(({ category }) => category !== null)).toBe(true);
  });

  test('is corrected by a later one alone, and withdrawn where the difference would show single reports', async () => {
    const note = { kk: 'Қате болды', ru: 'Была ошибка', en: 'There was an error' };
    const next = await snapshot(61, { note });
    expect(next).toMatchObject({ number: 2, corrects: 1, figures: null });
    const whole = figuresOf(tally(manyFacts(61), monthsOf(quarter), listsOf(own)), []);
    expect(await publish('officer', { ...next, figures: whole })).toBe('malformed');
    expect(await publish('officer', { ...next, note: null })).toBe('malformed');
    expect(await publish('officer', next)).toBe('taken');
    const { snapshots } = await loadPublished(who('analyst'));
    expect(snapshots).toHaveLength(2);
    expect(standing(snapshots.map((each) => each.snapshot))).toEqual([next]);
  });

  test('that was changed or taken away in the store breaks the chain, and nothing can follow', async () => {
    const [first] = await served.store.snapshots.all();
    if (first === undefined) throw new TypeError('nothing was published');
    const { keys } = who('analyst');
    const all = await served.store.snapshots.all();
    expect(trustChain(await keys.verifySnapshots({ snapshots: all.slice(1) }))).toMatchObject({
      broken: true,
      trusted: [],
    });
    const bytes = new Uint8Array(first.bytes);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    const changed = trustChain(
      await keys.verifySnapshots({ snapshots: [{ ...first, bytes }, ...all.slice(1)] }),
    );
    expect(changed).toMatchObject({ broken: true, trusted: [] });
  });
});

describe('what a group keeps beside its cases', () => {
  test('is ciphertext to the store, open to the group and to nobody else', async () => {
    const before = await loadPapers(who('officer'));
    expect(before.units.version).toBe(0);
    await saveKept(who('officer'), 'units', { ...before.units, value: units });
    expect((await loadPapers(who('second'))).units).toMatchObject({ version: 1, value: units });
    expect((await loadPapers(who('oversight'))).units.version).toBe(0);
    await expect(loadPapers(who('analyst'))).rejects.toThrow('not-yours');
    await expect(loadPapers(who('analysis'))).rejects.toThrow('not-yours');
    for (const name of ['senim.db', 'senim.db-wal']) {
      const stored = await readFile(join(served.dataDir, name));
      expect(stored.includes(Buffer.from('канарейка-сөз'))).toBe(false);
    }
  });

  test('holds figures of other systems, each with a line in the audit that says nothing of them', async () => {
    const from = { source: 'other', name: 'канарейка-жүйе' } as const;
    const about = { from, asOf: today, day: today };
    const line = { line: 2, month: '2026-07', category: 'канарейка-түрі', unit: null };
    const lines = [{ ...line, channel: null, count: 654_321 }];
    const value = makeImport(lines, { ...about, by: who('officer').officerId });
    const id = newKeptId();
    await saveKept(who('officer'), 'import', { id, version: 0, value });
    await saveKept(who('second'), 'import', { id, version: 1, value });
    expect((await loadPapers(who('second'))).imports).toEqual([{ id, version: 2, value }]);
    expect((await loadPapers(who('oversight'))).imports).toEqual([]);
    await expect(saveKept(who('officer'), 'import', { id, version: 1, value })).rejects.toThrow(
      'changed',
    );
    await who('oversight').client.statistics.remove(id);
    expect((await loadPapers(who('officer'))).imports).toHaveLength(1);
    await who('officer').client.statistics.remove(id);
    await who('officer').client.statistics.remove(id);
    expect((await loadPapers(who('officer'))).imports).toEqual([]);
    const rows = await served.store.audit.rows(0, 500);
    const written = rows.filter(({ kind }) => kind.startsWith('figures-'));
    expect(written.map(({ kind, actor_tag }) => [kind, actor_tag])).toEqual([
      ['figures-imported', who('officer').officerId],
      ['figures-imported', who('second').officerId],
      ['figures-removed', who('officer').officerId],
    ]);
    expect(written.every(({ ct }) => ct.length === 0)).toBe(true);
    for (const name of ['senim.db', 'senim.db-wal']) {
      const stored = await readFile(join(served.dataDir, name));
      expect(stored.includes(Buffer.from('канарейка-жүйе'))).toBe(false);
      expect(stored.includes(Buffer.from('канарейка-түрі'))).toBe(false);
    }
  });

  test('is not opened where it is no import, and is said to be broken', async () => {
    const id = newKeptId();
    await saveKept(who('officer'), 'import', { id, version: 0, value: { v: 1, rows: [] } });
    expect(await loadPapers(who('officer'))).toMatchObject({ imports: [], broken: 1 });
    await who('officer').client.statistics.remove(id);
  });

  test('is not overwritten by whoever has not seen the last of it', async () => {
    const { units: kept } = await loadPapers(who('second'));
    await saveKept(who('officer'), 'units', kept);
    await expect(saveKept(who('second'), 'units', kept)).rejects.toThrow('changed');
    await who('officer').client.statistics.remove(kept.id);
    expect((await loadPapers(who('second'))).units.version).toBe(0);
  });
});

describe('counting in the browser', () => {
  test('knows a case by what its card tells: choices, channel, first answer, unit', async () => {
    const { caseId } = await file(served, {
      answers: [
        answer('recall', 'Не болды?', 'Бірдеңе болды'),
        answer('unit', 'Бөлім?', 'Отдел государственных закупок'),
        {
          question: 'what',
          label: { kk: 'Не?', ru: 'Что?', en: 'What?' },
          answer: { kind: 'choice', option: 'gift' },
          options: { gift: { kk: 'Сыйлық', ru: 'Подарок', en: 'Gift' } },
        },
      ],
    });
    const session = who('officer');
    const lines = new CaseLines(session);
    await lines.load(() => Promise.resolve());
    const before = countCases(lines.state().lines, units, today);
    expect(before).toMatchObject({ facts: [], uncounted: [], waiting: [{ filed: today }] });
    await lines.load((id) => makeCardOf(session, id));
    await lines.load((id) => makeCardOf(session, id));
    const { facts, uncounted, waiting } = countCases(lines.state().lines, units, today);
    expect(lines.of(caseId)?.card.kind).toBe('read');
    expect([uncounted, waiting]).toEqual([[], []]);
    expect(facts).toMatchObject([
      { kind: 'report', category: 'gift', region: null, unit: '0a0b0c0d', pledge: 'pending' },
    ]);
    expect(namesOf(own).unit['0a0b0c0d']).toEqual(unit);
  });

  test('counts a kind that the body named itself under that name, offered or not, and publishes it in three languages', async () => {
    const { client } = who('officer');
    const label = { kk: 'Емтихан', ru: 'Экзамен', en: 'Exam' };
    const kind = { id: 'own-0123456789abcdef', label, retired: false };
    for (const retired of [false, true]) {
      const { seen } = await client.get('/api/settings/form', readOwnForm.answer);
      const categories = [{ ...kind, retired }];
      const change = { part: 'categories' as const, categories, hidden: ['gift'] };
      const wish = { seen: seen.categories, change };
      await client.post('/api/settings/form', setOwnForm, wish);
      const form = await client.statistics.ownForm();
      const cells = { units, kinds: form.categories, hidden: form.hidden };
      const facts = manyFacts(40, (at) => ({ category: at % 4 === 0 ? 'gift' : kind.id }));
      const { tables } = tally(facts, monthsOf(quarter), listsOf(cells)).filed;
      expect(tables.category).toContainEqual({ of: kind.id, count: 30 });
      expect(tables.category).toContainEqual({ of: 'gift', count: 10 });
      expect(tables.category).toContainEqual({ of: 'unknown', count: 0 });
      expect(outOfUse(cells)).toEqual(new Set(retired ? ['gift', kind.id] : ['gift']));
      const published = { today, snapshots: [], broken: false };
      const wanted = {
        body: 'Б',
        group: 'default',
        audience: 'public',
        note: null,
        sources: [],
      } as const;
      const next = nextSnapshot({ facts, uncounted: [], waiting: [] }, cells, published, {
        ...wanted,
        quarter,
      });
      for (const language of languages) {
        const named = cellName(language, 'category', kind.id, next.snapshot.names);
        expect(named).toBe(label[language]);
      }
      expect(next.snapshot.figures?.filed.tables.category).toContainEqual({
        of: kind.id,
        count: 30,
      });
    }
  });
});
