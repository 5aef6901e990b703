import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { hex, joinBytes, utf8 } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Officer } from '../../storage/officer.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { newSurveyId, type SurveyId } from '../../surveys/survey-id.ts';
import { officer, overseer, tempFolder, tempStore } from './fixtures.ts';

const analyst: Officer = { id: 'nurlan', role: 'analyst', group: null };

const random = () => hex(systemRandom(32));

async function opened(store: Store, codes: readonly string[]): Promise<SurveyId> {
  const id = newSurveyId(systemRandom);
  const survey = {
    id,
    descriptor: utf8('{}'),
    signature: systemRandom(64),
    readers: 'default' as const,
  };
  expect(await store.surveys.put({ ...survey, codes })).toBe(true);
  expect(await store.surveys.put({ ...survey, codes: [] })).toBe(false);
  return id;
}

const row = (value: number) => Uint8Array.of(value, value, value, value);

function withCode(survey: SurveyId, hash: string, value = 7, repeat = random()) {
  return { survey, right: { kind: 'code', hash, repeat } as const, choices: row(value), words: [] };
}

describe('a code', () => {
  test('is spent once, by whoever is first', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const code = random();
    const survey = await opened(temp.store, [code]);
    const taken = await Promise.all(
      Array.from({ length: 200 }, (_, value) => surveys.answer(withCode(survey, code, value))),
    );
    expect(taken.filter((one) => one === 'taken')).toHaveLength(1);
    expect(taken.filter((one) => one === 'used')).toHaveLength(199);
    await surveys.close(survey);
    const answers = await surveys.answers(survey);
    expect(answers?.spent).toBe(1);
    expect(joinBytes(answers?.rows ?? [])).toHaveLength(4);
  });

  test('is spent once on two channels that hold the store at once', async () => {
    await using temp = await tempStore();
    await using other = await openStore({ dataDir: temp.dataDir });
    const codes = Array.from({ length: 6 }, random);
    const survey = await opened(temp.store, codes);
    const taken: string[] = [];
    for (const [place, code] of codes.entries()) {
      const both = place % 2 === 0 ? [temp.store, other] : [other, temp.store];
      for (const { surveys } of both) taken.push(await surveys.answer(withCode(survey, code)));
    }
    expect(taken).toEqual(codes.flatMap(() => ['taken', 'used']));
  });

  test('answers a repeat of the same act as before, and stores nothing twice', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const code = random();
    const survey = await opened(temp.store, [code, random()]);
    const act = withCode(survey, code);
    expect(await surveys.answer(act)).toBe('taken');
    expect(await surveys.answer(act)).toBe('taken');
    await surveys.close(survey);
    expect(joinBytes((await surveys.answers(survey))?.rows ?? [])).toEqual(row(7));
  });

  test('of another survey is unknown', async () => {
    await using temp = await tempStore();
    const code = random();
    await opened(temp.store, [code]);
    const other = await opened(temp.store, [random()]);
    expect(await temp.store.surveys.answer(withCode(other, code))).toBe('unknown');
    expect(await temp.store.surveys.participation(other)).toBe(0);
  });
});

describe('an open survey', () => {
  test('takes one answer for each tag', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const survey = await opened(temp.store, []);
    const act = {
      survey,
      right: { kind: 'open', tag: random() } as const,
      choices: row(1),
      words: [],
    };
    expect(await surveys.answer(act)).toBe('taken');
    expect(await surveys.answer(act)).toBe('used');
    expect(await surveys.answer({ ...act, right: { kind: 'open', tag: random() } })).toBe('taken');
    expect((await surveys.answers(survey)) === null).toBe(true);
    await surveys.close(survey);
    expect((await surveys.answers(survey))?.spent).toBeNull();
  });

  test('is not a way around the codes of another', async () => {
    await using temp = await tempStore();
    const survey = await opened(temp.store, [random()]);
    const right = { kind: 'open', tag: random() } as const;
    const act = { survey, right, choices: row(1), words: [] };
    expect(await temp.store.surveys.answer(act)).toBe('unknown');
  });

  test('has a key of its own that is gone after the close', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const survey = await opened(temp.store, []);
    const keys = await Promise.all(Array.from({ length: 8 }, () => surveys.keyFor(survey)));
    expect(new Set(keys.map((key) => hex(key.bytes()))).size).toBe(1);
    const path = join(temp.dataDir, 'survey-keys', survey);
    expect((await stat(path)).mode & 0o077).toBe(0);
    await surveys.close(survey);
    await expect(stat(path)).rejects.toThrow(/ENOENT/u);
  });
});

describe('a close', () => {
  test('ends the taking, and answers can be read only then', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const code = random();
    const survey = await opened(temp.store, [code]);
    expect(await surveys.answers(survey)).toBeNull();
    expect(await surveys.words(officer, survey)).toBeNull();
    await surveys.close(survey);
    await surveys.close(survey);
    expect(await surveys.answer(withCode(survey, code))).toBe('closed');
  });

  test('gives the written texts to officers of the readers alone', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const code = random();
    const survey = await opened(temp.store, [code]);
    const words = [{ question: 'free', bytes: utf8('sealed') }];
    await surveys.answer({ ...withCode(survey, code), words });
    await surveys.close(survey);
    expect(await surveys.words(officer, survey)).toMatchObject(words);
    expect(await surveys.words(overseer, survey)).toBeNull();
    expect(await surveys.words(analyst, survey)).toBeNull();
  });

  test('gives the written texts page by page, each once', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const codes = Array.from({ length: 7 }, random);
    const survey = await opened(temp.store, codes);
    for (const [place, code] of codes.entries()) {
      const words = ['a', 'b'].map((question) => ({ question, bytes: row(place) }));
      await surveys.answer({ ...withCode(survey, code), words });
    }
    await surveys.close(survey);
    const all = (await surveys.words(officer, survey)) ?? [];
    const paged: (typeof all)[number][] = [];
    for (;;) {
      const page = { after: paged.at(-1) ?? null, most: 3 };
      const words = (await surveys.words(officer, survey, page)) ?? [];
      paged.push(...words);
      if (words.length < page.most) break;
    }
    expect(paged).toEqual(all);
    expect(paged).toHaveLength(14);
  });

  test('that a crash cut short is finished at the next start', async () => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    let survey: SurveyId;
    {
      await using store = await openStore({ dataDir });
      survey = await opened(store, []);
      await store.surveys.keyFor(survey);
      await store.surveys.close(survey);
      await store.surveys.keyFor(survey);
    }
    const database = new DatabaseSync(join(dataDir, 'surveys.db'));
    database.exec(`insert into settings values ('forget/${survey}', 'due')`);
    database.close();
    await using store = await openStore({ dataDir });
    await expect(stat(join(dataDir, 'survey-keys', survey))).rejects.toThrow(/ENOENT/u);
    expect((await store.surveys.find(survey))?.state).toBe('closed');
  });

  test('leaves nothing of the rows as they were written', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const codes = Array.from({ length: 40 }, random);
    const survey = await opened(temp.store, codes);
    const acts = codes.map((code) => withCode(survey, code));
    for (const act of acts) await surveys.answer(act);
    await surveys.close(survey);
    const file = (await readFile(join(temp.dataDir, 'surveys.db'))).toString('latin1');
    for (const act of acts) expect(file).not.toContain(act.right.repeat);
    const journal = await stat(join(temp.dataDir, 'surveys.db-journal')).catch(() => null);
    expect(journal?.size ?? 0).toBe(0);
  });

  test('says participation in tens while the survey is open', async () => {
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const codes = Array.from({ length: 25 }, random);
    const survey = await opened(temp.store, codes);
    for (const code of codes.slice(0, 9)) await surveys.answer(withCode(survey, code));
    expect(await surveys.participation(survey)).toBe(0);
    for (const code of codes.slice(9, 19)) await surveys.answer(withCode(survey, code));
    expect(await surveys.participation(survey)).toBe(10);
  });
});

describe('what is stored', () => {
  test('is in an order that has nothing to do with the order of answering', async () => {
    // Spearman's coefficient of order of answering and stored order, over many surveys: about zero on average.
    await using temp = await tempStore();
    const { surveys } = temp.store;
    const people = 30;
    const runs = 8;
    let sum = 0;
    for (let run = 0; run < runs; run += 1) {
      const codes = Array.from({ length: people }, random);
      const survey = await opened(temp.store, codes);
      for (const [place, code] of codes.entries()) {
        await surveys.answer(withCode(survey, code, place));
      }
      await surveys.close(survey);
      const stored = joinBytes((await surveys.answers(survey))?.rows ?? []);
      const order = Array.from(stored).filter((_, at) => at % 4 === 0);
      expect(order.toSorted((a, b) => a - b)).toEqual(codes.map((_, place) => place));
      const squares = order.reduce((all, place, at) => all + (place - at) ** 2, 0);
      sum += 1 - (6 * squares) / (people * (people ** 2 - 1));
    }
    // The mean of `runs` coefficients has a deviation of 1/√(runs·(people−1)); five of them.
    expect(Math.abs(sum / runs)).toBeLessThan(5 / Math.sqrt(runs * (people - 1)));
  });

  test('has no column for time, order, channel or person', async () => {
    await using temp = await tempStore();
    const database = new DatabaseSync(join(temp.dataDir, 'surveys.db'), { readOnly: true });
    const tables = ['codes', 'choices', 'words', 'seen', 'chunks'];
    const columns = tables.map((table) =>
      database
        .prepare(`select name, type from pragma_table_info('${table}')`)
        .all()
        .map((column) => `${String(column['name'])} ${String(column['type']).toLowerCase()}`),
    );
    const rowids = tables.filter((table) => {
      try {
        database.prepare(`select rowid from ${table}`);
        return true;
      } catch {
        return false;
      }
    });
    database.close();
    expect(columns).toEqual([
      ['survey text', 'hash text', 'spent_by text'],
      ['survey text', 'id text', 'bytes blob'],
      ['survey text', 'question text', 'id text', 'bytes blob'],
      ['survey text', 'tag text'],
      ['survey text', 'place integer', 'bytes blob'],
    ]);
    expect(rowids).toEqual([]);
  });
});

test('of two officers who save a draft, the slower one is told', async () => {
  await using temp = await tempStore();
  const { surveys } = temp.store;
  expect(await surveys.saveDraft('a', utf8('1'), 0)).toBe(true);
  expect(await surveys.saveDraft('a', utf8('2'), 0)).toBe(false);
  expect(await surveys.saveDraft('a', utf8('2'), 1)).toBe(true);
  expect(await surveys.saveDraft('a', utf8('3'), 1)).toBe(false);
  expect(await surveys.draft('a')).toMatchObject({ version: 2 });
  await surveys.dropDraft('a');
  expect(await surveys.drafts()).toEqual([]);
});
