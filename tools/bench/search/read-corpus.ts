import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { z } from 'zod';

import { SenimError } from '../../../platform/errors.ts';
import type { Corpus } from './corpus.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const text = z.string().nullish();
const passage = z.object({ id, title: text, text, content: text });
const query = z.object({ query_id: id, query: text });
const judged = z.object({
  query_id: id,
  passage_id: id,
  relevance: z.coerce.number().default(1),
});

export interface CorpusFiles {
  readonly passages: string;
  readonly queries: string;
  readonly qrels: string;
}

/**
 * A corpus in JSON lines. What is left out is empty; a query that stands twice counts once. Throws `SenimError` `content`
 * that names file and line of the first one that cannot be read.
 */
export async function readCorpus({ passages, queries, qrels }: CorpusFiles): Promise<Corpus> {
  const asked = await rows(queries, query);
  return {
    passages: (await rows(passages, passage)).map((one) => ({
      id: one.id,
      title: one.title ?? '',
      text: one.text ?? one.content ?? '',
    })),
    queries: [...new Map(asked.map((one) => [one.query_id, one.query ?? '']))].map(
      ([name, words]) => ({ id: name, query: words }),
    ),
    judged: (await rows(qrels, judged)).map((one) => ({
      query: one.query_id,
      passage: one.passage_id,
      relevance: one.relevance,
    })),
  };
}

async function rows<T>(path: string, shape: z.ZodType<T>): Promise<readonly T[]> {
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = shape.safeParse(parsed(line));
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    const what = field === '' ? 'is no record in JSON' : `${field} cannot be read`;
    throw new SenimError('content', `${basename(path)}: line ${at + 1}: ${what}`);
  });
}

/** `undefined` for what is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
