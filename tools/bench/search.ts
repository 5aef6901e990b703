import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { loadKnowledge } from '../../knowledge/load.ts';
import { createSearch } from '../../knowledge/search/search.ts';
import { finder } from '../knowledge/figures.ts';
import { labelledQuestions } from '../knowledge/labelled.ts';
import { spelled, type Spelling } from '../knowledge/spellings.ts';
import type { Family } from './family.ts';
import type { GoalId } from './goals.ts';
import { median, quantile } from './quantile.ts';
import { notRun, row, type Measured } from './row.ts';
import { kazqad, xquad } from './search/benchmarks.ts';
import { cardsAsPassages, foundAmongCards, manyCards } from './search/card-passages.ts';
import type { Corpus } from './search/corpus.ts';
import { miniSearch, miniSearchTuned } from './search/mini-search.ts';
import { ours } from './search/ours.ts';
import { retrieval } from './search/retrieval.ts';

const outside = [
  'search.kazqad.r1',
  'search.kazqad.r3',
  'search.xquad_ru.r3',
  'search.latin_loss',
  'search.keyboard_loss',
  'search.typo_loss',
] as const satisfies readonly GoalId[];

const own = [
  'search.own.r1',
  'search.own.r3',
  'search.own.false_confident',
  'search.p95_ms',
  'search.build_ms_1500',
] as const satisfies readonly GoalId[];

export const search: Family = {
  ids: [...outside, ...own],
  measure: async ({ benchmarks }) => [...(await onBenchmarks(benchmarks)), ...(await onCards())],
};

/** Others' questions and passages. They are not part of the product: a folder that holds them is named at the start. */
async function onBenchmarks(folder: string | null): Promise<readonly Measured[]> {
  if (folder === null || !existsSync(join(folder, 'kazqad')))
    return notRun('no folder with KazQAD and XQuAD was named: --benchmarks FOLDER', ...outside);
  const kazakh = await kazqad(folder);
  const russian = await xquad(folder, 'ru');
  const mine = retrieval(kazakh, ours);
  const [default_, tuned] = [miniSearch, miniSearchTuned].map((one) => retrieval(kazakh, one));
  const peer = (key: 'r1' | 'r3') => ({
    name: `MiniSearch, best setting found (as it comes ${default_?.[key].toFixed(2)})`,
    value: tuned?.[key] ?? Number.NaN,
  });
  const theirs = retrieval(russian, miniSearchTuned);
  const why = 'the question shares no word with its passage, only the meaning';
  const loss = (how: Spelling) => mine.r3 - retrieval(typedAnew(kazakh, how), ours).r3;
  return [
    row('search.kazqad.r1', { ours: mine.r1, peer: peer('r1'), ifMissed: why }),
    row('search.kazqad.r3', { ours: mine.r3, peer: peer('r3'), ifMissed: why }),
    row('search.xquad_ru.r3', {
      ours: retrieval(russian, ours).r3,
      peer: { name: 'MiniSearch, best setting found', value: theirs.r3 },
      ifMissed: why,
    }),
    row('search.latin_loss', { ours: loss('latin') }),
    row('search.keyboard_loss', { ours: loss('keyboard') }),
    row('search.typo_loss', { ours: loss('typos') }),
  ];
}

function typedAnew(corpus: Corpus, how: Spelling): Corpus {
  const queries = corpus.queries.map(({ id, query }, at) => ({
    id,
    query: spelled(query, how, at + 1),
  }));
  return { ...corpus, queries };
}

const builds = 5;

/** Our own cards and the labelled questions of half B; for speed, as many cards as have 1,500 texts. */
async function onCards(): Promise<readonly Measured[]> {
  const knowledge = await loadKnowledge();
  const cards = [...knowledge.cards.values()];
  const questions = await labelledQuestions('b');
  const { r1, r3, falseConfident } = finder(knowledge).figures(questions, 'plain');
  const passages = cardsAsPassages(cards);
  const [default_, tuned] = [miniSearch, miniSearchTuned].map((one) =>
    foundAmongCards(passages, questions, one),
  );
  const peer = (key: 'r1' | 'r3') => ({
    name: `MiniSearch, best setting found (as it comes ${default_?.[key].toFixed(2)})`,
    value: tuned?.[key] ?? Number.NaN,
  });
  const many = manyCards(cards, 500);
  const built: number[] = [];
  const times: number[] = [];
  for (let nth = 0; nth < builds; nth += 1) {
    const ask = createSearch(many, knowledge.glossary);
    const begun = performance.now();
    ask('');
    built.push(performance.now() - begun);
    for (const { question } of questions) {
      const from = performance.now();
      ask(question);
      times.push(performance.now() - from);
    }
  }
  return [
    row('search.own.r1', { ours: r1, peer: peer('r1') }),
    row('search.own.r3', { ours: r3, peer: peer('r3') }),
    row('search.own.false_confident', { ours: falseConfident }),
    row('search.p95_ms', {
      ours: quantile(times, 0.95),
      ifMissed: 'the lists and the variants are each asked for every word in all its readings',
    }),
    row('search.build_ms_1500', {
      ours: median(built),
      ifMissed:
        'most goes to reading the words of the cards, and to the lists of letter runs and of variants',
    }),
  ];
}
