import { languages } from '../platform/language.ts';
import type { Card } from './schema/card.ts';
import type { LayWords } from './schema/glossary.ts';
import { skeletonsOf } from './search/readings.ts';
import { stemIn } from './search/stems.ts';
import { isStopWord } from './search/stop-words.ts';

/** What in the glossary could help nobody: each with its place, counted from 1. */
export function glossaryProblems(
  glossary: readonly LayWords[],
  cards: readonly Card[],
): readonly string[] {
  const problems: string[] = [];
  const places = new Map<string, number>();
  for (const language of languages) {
    const known = new Set(
      cards.flatMap((card) =>
        [card.title[language], ...card.asked[language], Object.values(card.text[language]).flat()]
          .flat()
          .flatMap((text) => skeletonsOf(text))
          .map((word) => stemIn(language, word)),
      ),
    );
    for (const [at, { said, means }] of glossary.entries()) {
      const place = `entry ${at + 1}`;
      const strange = means[language].filter(
        (word) => !skeletonsOf(word).every((part) => known.has(stemIn(language, part))),
      );
      for (const word of strange) problems.push(`${place}: no card says ${word}`);
      for (const phrase of said[language]) {
        const telling = skeletonsOf(phrase).filter((word) => !isStopWord(word));
        if (telling.length === 0) problems.push(`${place}: ${phrase} tells nothing`);
        const key = `${language} ${telling.join(' ')}`;
        const before = places.get(key);
        if (before !== undefined && before !== at)
          problems.push(`${place}: ${phrase} stands in entry ${before + 1} already`);
        places.set(key, at);
      }
    }
  }
  return problems;
}
