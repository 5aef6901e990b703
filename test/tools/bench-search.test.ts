import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { miniSearch } from '../../tools/bench/search/mini-search.ts';
import { ours } from '../../tools/bench/search/ours.ts';
import { readCorpus } from '../../tools/bench/search/read-corpus.ts';
import { retrieval } from '../../tools/bench/search/retrieval.ts';

const folder = await mkdtemp(join(tmpdir(), 'senim-corpus-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function corpus(passages: string, queries: string, qrels: string) {
  const texts = { passages, queries, qrels };
  const paths = { passages: '', queries: '', qrels: '' };
  for (const name of ['passages', 'queries', 'qrels'] as const) {
    paths[name] = join(folder, `${name}.jsonl`);
    await writeFile(paths[name], texts[name]);
  }
  return await readCorpus(paths);
}

const lines = (...all: readonly object[]) => all.map((one) => JSON.stringify(one)).join('\r\n');

describe('a corpus of others', () => {
  const passages = lines(
    { id: 1, content: 'Сыйлық алуға болмайды' },
    { id: 'two', title: null, text: 'Подарок сдают по акту' },
    { id: 'three', title: 'Отпуск' },
    { id: 'two', text: 'стоит второй раз' },
  );

  test('is read with other line ends, a mark at its beginning, numbers for ids and no titles', async () => {
    const read = await corpus(
      `\uFEFF${passages}\r\n\r\n`,
      lines({ query_id: 1, query: 'сыйлық' }, { query_id: 'b', query: 'акт подарка' }),
      lines(
        { query_id: '1', passage_id: 1, relevance: '2' },
        { query_id: 'b', passage_id: 'two', relevance: 1 },
      ),
    );
    expect(retrieval(read, ours)).toMatchObject({ r1: 1, r3: 1, mrr10: 1, ndcg10: 1 });
    expect(retrieval(read, miniSearch).r3).toBeGreaterThan(0);
  });

  test('counts a question that finds nothing against us, and leaves out one without a judgement', async () => {
    const read = await corpus(
      passages,
      lines(
        { query_id: 'a', query: '' },
        { query_id: 'b', query: 'сыйлық' },
        { query_id: 'c', query: 'сыйлық' },
        { query_id: 'd' },
      ),
      lines(
        { query_id: 'a', passage_id: '1' },
        { query_id: 'b', passage_id: '1' },
        { query_id: 'c', passage_id: '1', relevance: 0 },
        { query_id: 'd', passage_id: 'not there' },
        { query_id: 'not asked', passage_id: '1' },
      ),
    );
    expect(retrieval(read, ours).r1).toBeCloseTo(1 / 3, 3);
  });

  test('may be empty, or one word without an end', async () => {
    const nothing = await corpus('', '', '');
    expect(retrieval(nothing, ours)).toMatchObject({ r1: 0, r3: 0, p95_ms: 0 });
    const endless = await corpus(
      lines({ id: 'a', text: 'слово'.repeat(100_000) }, { id: 'b', text: 'сөз '.repeat(100_000) }),
      lines({ query_id: 'q', query: 'сөз' }),
      lines({ query_id: 'q', passage_id: 'b', relevance: 1 }),
    );
    expect(retrieval(endless, ours).r1).toBe(1);
  });

  test.each([
    ['{"id": "a"}\nno json of ours', 'passages.jsonl: line 2: is no record in JSON'],
    ['{"text": "who am I"}', 'passages.jsonl: line 1: id cannot be read'],
  ])('is refused with its line, not its words: %j', async (wrong, said) => {
    await expect(corpus(wrong, '', '')).rejects.toThrow(said);
  });
});
