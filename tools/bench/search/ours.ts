import { TextIndex } from '../../../knowledge/search/text-index.ts';
import { textLanguage } from '../../../knowledge/search/text-language.ts';
import { Vocabulary } from '../../../knowledge/search/vocabulary.ts';
import { cutOff, type Engine } from './corpus.ts';

/** The lists that the cards are ranked by, over any passages. */
export const ours: Engine = (passages) => {
  const vocabulary = new Vocabulary();
  const index = new TextIndex(vocabulary);
  for (const { title, text } of passages) {
    const language = textLanguage(`${title}\n${text}`);
    // A title tells what the whole is about: it counts three times.
    const named = vocabulary.numbersOf(title);
    const words = [...named, ...named, ...named, ...vocabulary.numbersOf(text)];
    index.add([{ words, language }]);
  }
  index.close();
  return (query) => bestOf(index.score(query)).map((at) => passages[at]?.id ?? '');
};

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
