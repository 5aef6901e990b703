import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { Corpus } from './corpus.ts';

const kazqadRow = z.object({ title: z.string(), context: z.string(), question: z.string() });
const xquadFile = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) }),
      ),
    }),
  ),
});

/**
 * KazQAD, the validation split of the reading-comprehension set: title and context are the passage. The set asks many a
 * question on two or three passages, each of which answers it; so a question counts once and every passage that it was
 * asked on is relevant.
 */
export async function kazqad(folder: string): Promise<Corpus> {
  const name = 'kazqad/kazqad-reading-comprehension-v1.0-kk-validation.jsonl';
  const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
  return corpusOf(lines.map((line) => kazqadRow.parse(JSON.parse(line))));
}

/** XQuAD: a question is answered by its paragraph, which goes under the title of its article. */
export async function xquad(folder: string, language: 'ru' | 'en'): Promise<Corpus> {
  const file = await readFile(join(folder, `xquad/xquad.${language}.json`), 'utf8');
  const { data } = xquadFile.parse(JSON.parse(file));
  return corpusOf(
    data.flatMap(({ title, paragraphs }) =>
      paragraphs.flatMap(({ context, qas }) =>
        qas.map(({ question }) => ({ title, context, question })),
      ),
    ),
  );
}

type Row = z.infer<typeof kazqadRow>;

function corpusOf(rows: readonly Row[]): Corpus {
  const passages = numbered(rows.map(({ title, context }) => `${title}\n${context}`));
  const queries = numbered(rows.map(({ question }) => question));
  return {
    passages: rows.map(({ title, context }) => {
      return { id: idOf(passages, `${title}\n${context}`), title, text: context };
    }),
    queries: [...queries].map(([query, id]) => ({ id: String(id), query })),
    judged: rows.map(({ title, context, question }) => ({
      query: idOf(queries, question),
      passage: idOf(passages, `${title}\n${context}`),
      relevance: 1,
    })),
  };
}

function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].map((text, at) => [text, at]));
}

function idOf(known: ReadonlyMap<string, number>, text: string): string {
  return String(known.get(text));
}
