import { loadKnowledge } from '../knowledge/load.ts';
import { CardIndex } from '../knowledge/search/card-index.ts';
import { createSearch } from '../knowledge/search/search.ts';
import { languages } from '../platform/language.ts';
import { labelledQuestions, type Half, type Labelled } from './knowledge/labelled.ts';
import { spelled, spellings, type Spelling } from './knowledge/spellings.ts';

// `npm run knowledge:report [-- a]`: what the labelled questions find, by language and spelling. Half A also names its misses.
const half: Half = process.argv[2] === 'a' ? 'a' : 'b';
const { cards } = await loadKnowledge();
const index = new CardIndex([...cards.values()]);
const search = createSearch(cards.values());
const questions = await labelledQuestions(half);

console.log(
  `half ${half}: share of answerable questions first / in three / surely right, wrong; false = surely answered though no card does`,
);
for (const spelling of spellings) {
  for (const language of languages) {
    console.log(
      line(
        `${spelling} ${language}`,
        spelling,
        questions.filter((one) => one.language === language),
      ),
    );
  }
  console.log(line(`${spelling} all`, spelling, questions));
}
if (half === 'a')
  for (const miss of questions.filter((one) => one.card !== null && rankOf(one, 'plain') !== 1))
    console.log(`miss: ${miss.question} (${miss.card})`);

function line(name: string, spelling: Spelling, all: readonly Labelled[]): string {
  const known = all.filter((one) => one.card !== null);
  const unknown = all.filter((one) => one.card === null);
  const ranks = known.map((one) => rankOf(one, spelling));
  const sure = known.map((one) => sureOf(one, spelling));
  return [
    name.padEnd(14),
    `r1 ${share(ranks.filter((rank) => rank === 1).length, known)}`,
    `r3 ${share(ranks.filter((rank) => rank > 0 && rank <= 3).length, known)}`,
    `sure ${share(sure.filter((card, at) => card !== null && card === known[at]?.card).length, known)}`,
    `wrong ${share(sure.filter((card, at) => card !== null && card !== known[at]?.card).length, known)}`,
    `silent ${share(known.filter((one) => search(typed(one, spelling)).tier === 'unknown').length, known)}`,
    `false ${share(unknown.filter((one) => sureOf(one, spelling) !== null).length, unknown)}`,
    `of ${known.length}+${unknown.length}`,
  ].join('  ');
}

function share(count: number, of: readonly unknown[]): string {
  return (count / Math.max(1, of.length)).toFixed(3);
}

function typed({ question, seed }: Labelled, spelling: Spelling): string {
  return spelled(question, spelling, seed + 1);
}

function rankOf(one: Labelled, spelling: Spelling): number {
  return index.fits(typed(one, spelling)).findIndex(({ card }) => card === one.card) + 1;
}

function sureOf(one: Labelled, spelling: Spelling): string | null {
  const found = search(typed(one, spelling));
  return found.tier === 'sure' ? found.card : null;
}
