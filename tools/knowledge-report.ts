import { loadKnowledge } from '../knowledge/load.ts';
import { languages } from '../platform/language.ts';
import { finder } from './knowledge/figures.ts';
import { labelledQuestions, typings, type Half, type Labelled } from './knowledge/labelled.ts';
import { spellings, type Spelling } from './knowledge/spellings.ts';

// `npm run knowledge:report [-- a]`: what the labelled questions find, by language and spelling. Half A also names its misses.
const half: Half = process.argv[2] === 'a' ? 'a' : 'b';
const { figures, rankOf } = finder(await loadKnowledge());
const questions = await labelledQuestions(half);

console.log(
  `half ${half}: share of answerable questions first / in three / surely right, wrong / silent; false = surely answered though no card does\n`,
);
print('all', questions, 'plain');
for (const language of languages) print(language, of({ language }), 'plain');
console.log('\nas they were typed');
for (const spelling of typings) print(spelling, of({ spelling }), 'plain');
console.log('\neach of them spelled anew');
for (const spelling of spellings) {
  for (const language of languages) print(`${spelling} ${language}`, of({ language }), spelling);
  print(`${spelling} all`, questions, spelling);
}
if (half === 'a') {
  for (const one of questions.filter(({ cards: right }) => right.length > 0)) {
    const rank = rankOf(one, 'plain');
    if (rank !== 1) console.log(`miss: ${one.question} (${one.cards.join(', ')} at ${rank})`);
  }
}

function of(wanted: Partial<Labelled>): readonly Labelled[] {
  return questions.filter((one) =>
    Object.entries(wanted).every(([key, value]) => one[key as keyof Labelled] === value),
  );
}

function print(name: string, some: readonly Labelled[], spelling: Spelling): void {
  const { answerable, unanswerable, r1, r3, sure, wrong, silent, falseConfident } = figures(
    some,
    spelling,
  );
  const shares = { r1, r3, sure, wrong, silent, false: falseConfident };
  const cells = Object.entries(shares).map(([key, share]) => `${key} ${share.toFixed(3)}`);
  console.log(`${name.padEnd(14)} ${cells.join('  ')}  of ${answerable}+${unanswerable}`);
}
