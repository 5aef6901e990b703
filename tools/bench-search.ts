import { parseArgs } from 'node:util';

import { SenimError } from '../platform/errors.ts';
import { ours } from './bench/search/ours.ts';
import { readCorpus } from './bench/search/read-corpus.ts';
import { retrieval } from './bench/search/retrieval.ts';

/**
 * `npm run bench:search -- --passages F --queries F --qrels F`: the search on any corpus in JSON lines:
 * `{id, title, text|content}`, `{query_id, query}`, `{query_id, passage_id, relevance}`. Where a question was asked on
 * several passages, name each of them in the third file: any of them counts. Prints one line of JSON.
 */
const usage = 'npm run bench:search -- --passages FILE --queries FILE --qrels FILE';

try {
  const { passages, queries, qrels } = parseArgs({
    options: {
      passages: { type: 'string' },
      queries: { type: 'string' },
      qrels: { type: 'string' },
    },
  }).values;
  if (passages === undefined || queries === undefined || qrels === undefined)
    throw new SenimError('content', usage);
  console.log(JSON.stringify(retrieval(await readCorpus({ passages, queries, qrels }), ours)));
} catch (error) {
  console.error(error instanceof Error ? error.message : 'it failed');
  process.exitCode = 1;
}
