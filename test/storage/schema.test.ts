import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { openDatabase } from '../../storage/database.ts';
import { migrations } from '../../storage/migrations/list.ts';
import type { Tables } from '../../storage/tables.ts';
import {
  filing,
  officer,
  sealedBlob,
  sealedCase,
  sealedEntry,
  tempFolder,
  tempStore,
  today,
} from './fixtures.ts';

/** Every column of every table that a reporter's act touches; a new one must be defended here. */
const reporterSide = {
  cases: [
    // Drawn: see the test of row numbers.
    'place integer',
    'id text',
    'group_name text',
    'day text',
    'due_day text',
    'closed_day text',
    'manifest blob',
    'key_file blob',
    'card blob',
    'sum text',
    // A day, and that only until it has ended: see docs/decisions/0015.
    'unconfirmed_until text',
    'term_day text',
    'card_version integer',
    // The number of a list of officers, the same for all cases of a time.
    'wrapped integer',
    // The day from which the case is erased, once two officers agreed to that.
    'erase_day text',
  ],
  // Who has a conflict of interest, and in which case: see docs/decisions/0029.
  case_asides: ['case_id text', 'officer_id text'],
  blobs: [
    'place integer',
    'id text',
    'case_id text',
    'draft_day text',
    'size integer',
    'sha256 text',
    'bytes blob',
  ],
  entries: [
    'place integer',
    'id text',
    'case_id text',
    'seq integer',
    'day text',
    'sender text',
    'to_reporter integer',
    'bytes blob',
    'sum text',
  ],
  reporters: [
    'place integer',
    'id text',
    'case_id text',
    'day text',
    'packet blob',
    'format integer',
    'sum text',
  ],
  openings: ['case_id text', 'role text', 'day text'],
  filings: ['token text', 'case_id text', 'expires_day text'],
  sessions: ['place integer', 'id text', 'version integer', 'expires_day text', 'blob blob'],
  audit: [
    'seq integer',
    'prev blob',
    'day text',
    'kind text',
    'actor_tag text',
    'ct blob',
    'hash blob',
  ],
  self_checks: ['case_id text', 'day text'],
  audit_day_keys: ['day text', 'id text', 'sealed blob', 'group_name text'],
  // What officers decide about a case, in days; reasons are sealed. See docs/decisions/0033 and 0039.
  act_requests: [
    'id text',
    'act text',
    'subject text',
    'group_name text',
    'officer_id text',
    'day text',
    'until_day text',
    'state text',
    'bytes blob',
    'signature blob',
    'reason blob',
    'payload blob',
    'answer blob',
    'answer_signature blob',
    'answer_reason blob',
  ],
  holds: ['case_id text', 'officer_id text', 'day text', 'until_day text', 'reason blob'],
  // A receipt that leads to nothing any more: the day, and by what rule.
  erased: ['receipt_id text', 'day text', 'because text'],
  check_ins: ['id text', 'passed integer', 'off integer'],
  // Answers to check-lists: their day and their place, see docs/decisions/0025.
  lists: ['id text', 'project text', 'packet blob', 'state text'],
  list_answers: ['list_id text', 'seq integer', 'day text', 'once text', 'bytes blob'],
  list_files: ['blob_id text', 'list_id text'],
} as const;
const officerSide = [
  'officers',
  'officer_sessions',
  'officer_factors',
  'officer_codes',
  'invitations',
  'rosters',
  'group_keys',
  'enrolments',
  'settings',
];
// Published figures, and what is sealed to the officers of a group: no reporter touches them.
const statisticsSide = ['snapshots', 'group_documents'];
const analysisSide = ['analysis_documents', 'analysis_files', 'analysis_keys'];

test('no reporter’s table has a column for a time, an address, an agent, a language or a channel', async () => {
  await using temp = await tempStore();
  using db = new DatabaseSync(join(temp.dataDir, 'senim.db'));
  const tables = namesOf(db.prepare("select name from sqlite_master where type = 'table'").all());
  expect(tables.sort()).toEqual(
    [...Object.keys(reporterSide), ...officerSide, ...analysisSide, ...statisticsSide].sort(),
  );
  for (const [table, columns] of Object.entries(reporterSide)) {
    const found = db.prepare('select name, type from pragma_table_info(?)').all(table);
    expect(found.map(({ name, type }) => `${String(name)} ${String(type).toLowerCase()}`)).toEqual(
      expect.arrayContaining([...columns]),
    );
    expect(found).toHaveLength(columns.length);
  }
});

test('what is stored with a report tells its day and no time', async () => {
  await using temp = await tempStore();
  const { store, dataDir } = temp;
  const filed = sealedCase({ blobs: [sealedBlob(70_000), sealedBlob(70_001), sealedBlob(9)] });
  await store.intake.fileCase(filed, {
    ...filing(),
    session: { idHash: 'a', blob: new Uint8Array(9), expiresDay: today, expectedVersion: null },
  });
  await store.reporters.followUp(
    { receiptId: filed.reporter.id, day: today, entry: sealedEntry('reporter'), files: [] },
    filing(),
  );
  await store.cases.keyFile(officer, filed.caseId, today);

  using db = new DatabaseSync(join(dataDir, 'senim.db'));
  for (const table of Object.keys(reporterSide)) {
    for (const row of db.prepare(`select * from ${table}`).all()) {
      for (const [column, value] of Object.entries(row)) {
        if (column === 'place') continue;
        // A time would be a large number, or text with a clock in it.
        if (typeof value === 'number') expect(value).toBeLessThan(100_000);
        if (typeof value === 'string') expect(value).not.toMatch(/\d:\d|T\d/);
      }
    }
  }
  const dates = new Set<number>();
  for (const folder of await readdir(join(dataDir, 'blobs'))) {
    dates.add((await stat(join(dataDir, 'blobs', folder))).mtimeMs);
    for (const name of await readdir(join(dataDir, 'blobs', folder))) {
      dates.add((await stat(join(dataDir, 'blobs', folder, name))).mtimeMs);
    }
  }
  expect([...dates]).toEqual([Date.UTC(2020, 0, 1)]);
});

/** Tables whose rows stand by a drawn number: see `storage/place.ts`. */
const placed = ['blobs', 'cases', 'entries', 'reporters', 'sessions'] as const;

test('no table keeps the order of arrival in row numbers', async () => {
  await using temp = await tempStore();
  for (const name of ['senim.db', 'shred.db']) {
    using db = new DatabaseSync(join(temp.dataDir, name));
    const tables = db
      .prepare("select name, wr, strict from pragma_table_list where schema = 'main'")
      .all()
      .filter((table) => !String(table['name']).startsWith('sqlite_'));
    expect(tables.length).toBeGreaterThan(1);
    for (const table of tables) expect(table).toMatchObject({ strict: 1 });
    expect(namesOf(tables.filter(({ wr }) => wr === 0)).sort()).toEqual(
      name === 'senim.db' ? placed : [],
    );
  }
});

test('where a row stands is drawn, of whatever kind it is and whichever way it came', async () => {
  await using temp = await tempStore();
  const { store, dataDir } = temp;
  for (let nth = 0; nth < 6; nth += 1) {
    const filed = sealedCase({ blobs: [sealedBlob(9)] });
    const session = { blob: new Uint8Array(9), expiresDay: today, expectedVersion: null };
    await store.intake.fileCase(filed, {
      ...filing(),
      session: { idHash: `filed-${nth}`, ...session },
    });
    const draft = sealedBlob(10);
    await store.blobs.putDraft(draft.blobId, draft.bytes, today);
    await store.sessions.save(`written-${nth}`, new Uint8Array(9), today, null);
    const followUp = { receiptId: filed.reporter.id, day: today, entry: sealedEntry('reporter') };
    await store.reporters.followUp({ ...followUp, files: [] }, filing());
  }
  using db = new DatabaseSync(join(dataDir, 'senim.db'));
  for (const table of placed) {
    const places = db
      .prepare(`select place from ${table} order by place`)
      .all()
      .map(({ place }) => Number(place));
    expect(places.length).toBeGreaterThanOrEqual(6);
    // Numbers that were counted would stand next to each other.
    const steps = places.slice(1).map((place, at) => place - (places[at] ?? place));
    expect(Math.min(...steps), table).toBeGreaterThan(1);
    expect(Math.max(...places), table).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  }
});

test('a reader cannot write, even if the types were talked round', async () => {
  await using folder = await tempFolder();
  const database = await openDatabase<Tables>(join(folder.path, 'a.db'), migrations);
  expect('insertInto' in database.read).toBe(true);
  const sly = database.read as unknown as Parameters<Parameters<typeof database.write>[0]>[0];
  await expect(
    sly.insertInto('settings').values({ name: 'a', value: 'b' }).execute(),
  ).rejects.toThrow(/readonly/);
  await database.close();
});

test('the store is opened so that a commit is on the disk and a deletion deletes', async () => {
  await using folder = await tempFolder();
  const database = await openDatabase<Tables>(join(folder.path, 'a.db'), migrations);
  const pragmas = await database.write(async (tx) => {
    const read = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(tx);
      return Object.values(rows[0] ?? {})[0];
    };
    return {
      journal: await read('journal_mode'),
      synchronous: await read('synchronous'),
      secureDelete: await read('secure_delete'),
      foreignKeys: await read('foreign_keys'),
      trustedSchema: await read('trusted_schema'),
    };
  });
  expect(pragmas).toEqual({
    journal: 'wal',
    synchronous: 2,
    secureDelete: 1,
    foreignKeys: 1,
    trustedSchema: 0,
  });
  await database.close();
});

function namesOf(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => String(row['name']));
}
