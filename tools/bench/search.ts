import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { corpusFigures } from './search/corpus-figures.ts';

// `npm run bench:search -- --passages F --queries F --qrels F`: the search on any corpus in JSON lines.
const passage = z.object({
  id: z.coerce.string(),
  title: z.string().default(''),
  text: z.string().optional(),
  content: z.string().optional(),
});
const query = z.object({ query_id: z.coerce.string(), query: z.string() });
const judged = z.object({
  query_id: z.coerce.string(),
  passage_id: z.coerce.string(),
  relevance: z.coerce.number().default(1),
});

const { values } = parseArgs({
  options: {
    passages: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
  },
});

if (values.passages === undefined || values.queries === undefined || values.qrels === undefined) {
  console.error('npm run bench:search -- --passages FILE --queries FILE --qrels FILE');
  process.exitCode = 1;
} else {
  const passages = await rows(values.passages, passage);
  const figures = corpusFigures({
    passages: passages.map(({ id, title, text, content }) => ({
      id,
      title,
      text: text ?? content ?? '',
    })),
    queries: (await rows(values.queries, query)).map((one) => ({
      id: one.query_id,
      query: one.query,
    })),
    judged: (await rows(values.qrels, judged)).map((one) => ({
      query: one.query_id,
      passage: one.passage_id,
      relevance: one.relevance,
    })),
  });
  console.log(JSON.stringify(figures));
}

async function rows<T>(path: string, shape: z.ZodType<T>): Promise<readonly T[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => shape.parse(JSON.parse(line)));
}
