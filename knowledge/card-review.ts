import { languages, type Language } from '../platform/language.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import type { Card } from './schema/card.ts';
import { skeletonsOf } from './search/readings.ts';
import { stemIn } from './search/stems.ts';
import { isStopWord } from './search/stop-words.ts';

/** Days after which a person should compare a card with the official text again. */
const reviewEvery = 365;

/** From this share of common words on, two ways to ask are so near that the search can hardly tell their cards apart. */
const nearly = 0.8;
const fewestWords = 3;

/** What is wrong with the dates of a card today: nobody can have compared it tomorrow. */
export function dateProblems(cards: readonly Card[], today: DateIso): readonly string[] {
  return cards
    .filter(({ verifiedOn }) => verifiedOn !== null && verifiedOn > today)
    .map(({ id }) => `knowledge/articles/${id}.md: verified_on lies in the future`);
}

/** Cards that somebody should read again: not wrong, but not as sure as they were. */
export function dueForReview(cards: readonly Card[], today: DateIso): readonly string[] {
  return cards
    .filter(({ verifiedOn }) => verifiedOn !== null && addDays(verifiedOn, reviewEvery) < today)
    .map(({ id, verifiedOn }) => `knowledge/articles/${id}.md: last verified on ${verifiedOn}`);
}

/** Ways to ask of different cards that almost say the same. A hint for the writer: the words may still tell them apart. */
export function nearVariants(cards: readonly Card[]): readonly string[] {
  return languages.flatMap((language) => {
    const all = cards.flatMap((card) => variantsOf(card, language));
    return all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => other.id !== one.id && alike(one.words, other.words) >= nearly)
        .map(
          (other) =>
            `knowledge/articles/${other.id}.md: "${other.text}" is near "${one.text}" of ${one.id}`,
        ),
    );
  });
}

interface Variant {
  readonly id: string;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

function variantsOf(card: Card, language: Language): Variant[] {
  return [card.title[language], ...card.asked[language]]
    .map((text) => ({ id: card.id, text, words: stemsOf(text, language) }))
    .filter(({ words }) => words.size >= fewestWords);
}

function stemsOf(text: string, language: Language): ReadonlySet<string> {
  const words = skeletonsOf(text).filter((word) => !isStopWord(word));
  return new Set(words.map((word) => stemIn(language, word)));
}

/** The words that both have, as a share of all that either has. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  return common / (one.size + other.size - common);
}
