import { quantile } from '../quantile.ts';
import { cutOff, type Corpus, type Engine } from './corpus.ts';

export interface RetrievalFigures {
  /** Shares of the questions with a relevant passage at the first place, or among the first three. */
  readonly r1: number;
  readonly r3: number;
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly build_ms: number;
}

/**
 * The usual figures of retrieval over the queries that have a relevant passage. One that is judged relevant and is no
 * passage of the corpus cannot be found: it counts against the engine, as everywhere.
 */
export function retrieval({ passages, queries, judged }: Corpus, engine: Engine): RetrievalFigures {
  const begun = performance.now();
  const ask = engine([...new Map(passages.toReversed().map((one) => [one.id, one])).values()]);
  const build = performance.now() - begun;
  const relevant = relevance(judged);
  const times: number[] = [];
  const runs = queries.flatMap(({ id, query }) => {
    const worth = relevant.get(id);
    if (worth === undefined) return [];
    const from = performance.now();
    const found = ask(query);
    times.push(performance.now() - from);
    const gains = found.map((passage) => worth.get(passage) ?? 0);
    return [{ gains, ideal: [...worth.values()].sort((a, b) => b - a) }];
  });
  const mean = (of: (run: (typeof runs)[number]) => number): number =>
    rounded(runs.reduce((sum, run) => sum + of(run), 0) / Math.max(1, runs.length));
  return {
    r1: mean(({ gains }) => (first(gains) === 1 ? 1 : 0)),
    r3: mean(({ gains }) => (first(gains) > 0 && first(gains) <= 3 ? 1 : 0)),
    mrr10: mean(({ gains }) => (first(gains) === 0 ? 0 : 1 / first(gains))),
    ndcg10: mean(({ gains, ideal }) => discounted(gains) / discounted(ideal)),
    p50_ms: times.length === 0 ? 0 : rounded(quantile(times, 0.5)),
    p95_ms: times.length === 0 ? 0 : rounded(quantile(times, 0.95)),
    build_ms: rounded(build),
  };
}

function relevance(judged: Corpus['judged']): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const made = new Map<string, Map<string, number>>();
  for (const { query, passage, relevance: worth } of judged) {
    if (worth <= 0) continue;
    const known = made.get(query) ?? new Map<string, number>();
    made.set(query, known.set(passage, worth));
  }
  return made;
}

/** The place of the first passage that is relevant, from 1; 0 when there is none. */
function first(gains: readonly number[]): number {
  return gains.findIndex((gain) => gain > 0) + 1;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, cutOff).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
