import { TextIndex } from '../../../knowledge/search/text-index.ts';
import { textLanguage } from '../../../knowledge/search/text-language.ts';

export interface Corpus {
  readonly passages: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
  readonly queries: readonly { readonly id: string; readonly query: string }[];
  readonly judged: readonly {
    readonly query: string;
    readonly passage: string;
    readonly relevance: number;
  }[];
}

export interface CorpusFigures {
  readonly r1: number;
  readonly r3: number;
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly build_ms: number;
}

const cutOff = 10;

/** The usual figures of retrieval over the queries that have a relevant passage. */
export function corpusFigures({ passages, queries, judged }: Corpus): CorpusFigures {
  const begun = performance.now();
  const index = new TextIndex();
  for (const { title, text } of passages) {
    const language = textLanguage(`${title}\n${text}`);
    // A title tells what the whole is about: it counts twice.
    index.add([`${title}\n${title}`, text].map((part) => ({ text: part, language })));
  }
  index.close();
  const build = performance.now() - begun;
  const relevant = relevance(judged);
  const asked = queries.filter(({ id }) => relevant.has(id));
  const times: number[] = [];
  const runs = asked.map(({ id, query }) => {
    const from = performance.now();
    const scores = index.score(query);
    const best = bestOf(scores);
    times.push(performance.now() - from);
    const worth = relevant.get(id) ?? new Map<string, number>();
    const ideal = [...worth.values()].sort((a, b) => b - a);
    return { gains: best.map((at) => worth.get(passages[at]?.id ?? '') ?? 0), ideal };
  });
  const mean = (of: (run: (typeof runs)[number]) => number): number =>
    rounded(runs.reduce((sum, run) => sum + of(run), 0) / Math.max(1, runs.length));
  times.sort((a, b) => a - b);
  return {
    r1: mean(({ gains }) => (first(gains) === 1 ? 1 : 0)),
    r3: mean(({ gains }) => (first(gains) > 0 && first(gains) <= 3 ? 1 : 0)),
    mrr10: mean(({ gains }) => (first(gains) === 0 ? 0 : 1 / first(gains))),
    ndcg10: mean(({ gains, ideal }) => discounted(gains) / discounted(ideal)),
    p50_ms: rounded(times[Math.floor(times.length * 0.5)] ?? 0),
    p95_ms: rounded(times[Math.floor(times.length * 0.95)] ?? 0),
    build_ms: rounded(build),
  };
}

/** The places of the highest scores, the best first. */
function bestOf(scores: Float64Array): readonly number[] {
  const best: number[] = [];
  for (const [at, score] of scores.entries()) {
    const last = best.at(-1);
    if (score <= 0) continue;
    if (best.length === cutOff && last !== undefined && score <= (scores[last] ?? 0)) continue;
    const place = best.findIndex((other) => (scores[other] ?? 0) < score);
    best.splice(place < 0 ? best.length : place, 0, at);
    if (best.length > cutOff) best.pop();
  }
  return best;
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
