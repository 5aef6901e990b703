import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { DocumentKind } from '../../analysis/document-kind.ts';
import { newDocumentId, newProjectId, ownDocument } from '../../analysis/ids.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { openDatabase } from '../../storage/database.ts';
import { migrations } from '../../storage/migrations/list.ts';
import type { Store } from '../../storage/store.ts';
import type { Tables } from '../../storage/tables.ts';
import { sealed, tempFolder, tempStore, today } from './fixtures.ts';
import { onServer } from './place.ts';

const by = { officerId: 'aigerim', day: today };
const all = { kind: null, after: null, most: 50 };

const document = (kind: DocumentKind = 'task', expected = 0, id = newDocumentId(systemRandom)) => ({
  id,
  kind,
  expected,
  bytes: sealed(1100),
});

test('a new project stands in the list of projects, its rows in the project alone', async () => {
  await using temp = await tempStore();
  const { analysis } = temp.store;
  const project = newProjectId(systemRandom);
  const own = document('project', 0, ownDocument(project));
  const tasks = [document(), document()];
  expect(await analysis.save(project, [own, ...tasks], by)).toBe(true);
  expect(await analysis.projects()).toEqual([
    { id: own.id, kind: 'project', version: 1, bytes: own.bytes },
  ]);
  const rows = await analysis.list(project, { ...all, kind: 'task' });
  expect(rows.map(({ id }) => id).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
  expect(await analysis.list(newProjectId(systemRandom), all)).toEqual([]);
});

test('of two who changed one row the second is refused, and nothing of theirs is kept', async () => {
  await using temp = await tempStore();
  const { analysis, audit } = temp.store;
  const project = newProjectId(systemRandom);
  const [row, other] = [document('risk'), document('risk')];
  await analysis.save(project, [row, other], by);
  const mine = { ...row, expected: 1, bytes: sealed(1100) };
  expect(await analysis.save(project, [mine], by)).toBe(true);
  const before = await audit.head();
  const theirs = [
    { ...other, expected: 1, bytes: sealed(1100) },
    { ...row, expected: 1, bytes: sealed(1100) },
  ];
  expect(await analysis.save(project, theirs, by)).toBe(false);
  const rows = await analysis.list(project, all);
  expect(rows.find(({ id }) => id === row.id)).toMatchObject({ version: 2, bytes: mine.bytes });
  expect(rows.find(({ id }) => id === other.id)).toMatchObject({ version: 1, bytes: other.bytes });
  expect(await audit.head()).toEqual(before);
});

test('a row is never taken into another project, made twice or turned into another kind', async () => {
  await using temp = await tempStore();
  const { analysis } = temp.store;
  const [project, foreign] = [newProjectId(systemRandom), newProjectId(systemRandom)];
  const row = document('risk');
  await analysis.save(project, [row], by);
  expect(await analysis.save(project, [row], by)).toBe(false);
  expect(await analysis.save(foreign, [{ ...row, expected: 1 }], by)).toBe(false);
  expect(await analysis.save(project, [{ ...row, kind: 'task', expected: 1 }], by)).toBe(false);
});

test('many rows are read page by page', async () => {
  await using temp = await tempStore();
  const { analysis } = temp.store;
  const project = newProjectId(systemRandom);
  const rows = Array.from({ length: 25 }, () => document('risk'));
  await analysis.save(project, rows, by);
  const found: string[] = [];
  for (let after: string | null = null; ; after = found.at(-1) ?? null) {
    const page = await analysis.list(project, { kind: 'risk', after, most: 10 });
    found.push(...page.map(({ id }) => id));
    if (page.length < 10) break;
  }
  expect(found).toEqual(rows.map(({ id }) => id).toSorted());
});

test('a file is kept once and given to its own project alone', async () => {
  await using temp = await tempStore();
  const { analysis } = temp.store;
  const [project, foreign] = [newProjectId(systemRandom), newProjectId(systemRandom)];
  const id = newDocumentId(systemRandom);
  const bytes = sealed(60_000);
  expect(await analysis.putFile(project, id, bytes, by)).toBe(true);
  expect(await analysis.putFile(project, id, sealed(9), by)).toBe(false);
  expect(await analysis.file(project, id)).toEqual(bytes);
  expect(await analysis.file(foreign, id)).toBeNull();
});

test('the audit chain tells that an officer changed the analysis, and nothing of what', async () => {
  await using temp = await tempStore();
  const { analysis, audit } = temp.store;
  const project = newProjectId(systemRandom);
  await analysis.save(project, [document('risk')], by);
  await analysis.putFile(project, newDocumentId(systemRandom), sealed(9), by);
  const rows = await audit.rows(0, 10);
  expect(rows.map(({ kind, actor_tag, ct }) => [kind, actor_tag, ct.length])).toEqual([
    ['analysis-changed', 'aigerim', 0],
    ['analysis-changed', 'aigerim', 0],
  ]);
  expect(await audit.verify()).toMatchObject({ ok: true });
});

const key = (generation: number) => ({ generation, sealed: sealed(2000) });

test('keys are sealed anew for a newer roster only, and none is lost by it', async () => {
  await using temp = await tempStore();
  const { analysisKeys } = temp.store;
  expect(await analysisKeys.all()).toEqual({ rosterSeq: 0, keys: [] });
  const first = [key(1)];
  expect(await analysisKeys.replace(1, first, by)).toBe(true);
  expect(await analysisKeys.replace(1, [key(1), key(2)], by)).toBe(false);
  expect(await analysisKeys.replace(2, [key(2)], by)).toBe(false);
  expect(await analysisKeys.all()).toEqual({ rosterSeq: 1, keys: first });
  const both = [key(1), key(2)];
  expect(await analysisKeys.replace(2, both, by)).toBe(true);
  expect(await analysisKeys.all()).toEqual({ rosterSeq: 2, keys: both });
});

test.skipIf(onServer)(
  'officers of an installation that stands already are kept when the new role comes',
  async () => {
    await using folder = await tempFolder();
    const path = join(folder.path, 'a.db');
    const before = migrations.filter(({ number }) => number < 3);
    await (await openDatabase<Tables>(path, before)).close();
    const old = new DatabaseSync(path);
    old.exec(`insert into officers values
    ('aigerim', 'officer', 'default', x'01', x'02', x'03', 0), ('dana', 'analyst', null, x'04', x'05', x'06', 1)`);
    old.exec("insert into officer_sessions values ('s', 'aigerim', 1)");
    old.close();
    const database = await openDatabase<Tables>(path, migrations);
    const rows = await database.read.selectFrom('officers').selectAll().orderBy('id').execute();
    expect(rows.map(({ id, role, disabled }) => [id, role, disabled])).toEqual([
      ['aigerim', 'officer', 0],
      ['dana', 'analyst', 1],
    ]);
    expect(rows[0]?.auth_hash).toEqual(Uint8Array.of(1));
    // They sign in again, and their sessions hang on their accounts as before.
    expect(await database.read.selectFrom('officer_sessions').selectAll().execute()).toEqual([]);
    const times = {
      begun: 0,
      used: 0,
      proved: 0,
      expires: 1,
      ended: 0 as const,
      spare: 0 as const,
    };
    const session = { id: 't', tag: 't', officer_id: 'nobody', name: '', ...times };
    await expect(
      database.write((tx) => tx.insertInto('officer_sessions').values(session).execute()),
    ).rejects.toThrow();
    await database.close();
  },
);

test('the new role is one of those that an account may have', async () => {
  await using temp = await tempStore();
  const { officers }: Store = temp.store;
  const blob = { header: sealed(9), body: sealed(9) };
  const account = { id: 'arman', role: 'analysis', group: null } as const;
  expect(await officers.add({ ...account, authHash: sealed(32), blob })).toBe(true);
  expect(await officers.find('arman')).toMatchObject(account);
});
