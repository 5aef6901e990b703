import { languages } from '../../platform/language.ts';
import type { LayWords } from '../schema/glossary.ts';
import { skeletonsOf } from './readings.ts';
import { stemsOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';

type Read = readonly string[];

interface Phrase {
  readonly words: readonly ReadonlySet<string>[];
  readonly means: Read;
}

/** Adds to the words of a question what they mean in the words of the cards: «на лапу» is also «взятка» and «пара». */
export class Glossary {
  readonly #byStem = new Map<string, Phrase[]>();

  constructor(entries: readonly LayWords[]) {
    for (const { said, means } of entries) {
      const meant = [
        ...new Set(languages.flatMap((language) => means[language].flatMap(skeletonsOf))),
      ];
      for (const phrase of languages.flatMap((language) => said[language]))
        this.#add(phrase, meant);
    }
  }

  /** `words`: the telling words of a question, each in its readings. Those of a longer phrase become one. */
  explained(words: readonly Read[]): readonly Read[] {
    const stems = words.map((read) => new Set(read.flatMap(stemsOf)));
    const made: Read[] = [];
    for (let at = 0; at < words.length;) {
      const phrase = this.#longestAt(stems, at);
      const length = phrase?.words.length ?? 1;
      made.push([...new Set([...words.slice(at, at + length).flat(), ...(phrase?.means ?? [])])]);
      at += length;
    }
    return made;
  }

  #add(phrase: string, means: Read): void {
    const words = skeletonsOf(phrase)
      .filter((word) => !isStopWord(word))
      .map((word) => new Set(stemsOf(word)));
    for (const stem of words[0] ?? []) {
      const same = this.#byStem.get(stem);
      if (same === undefined) this.#byStem.set(stem, [{ words, means }]);
      else same.push({ words, means });
    }
  }

  #longestAt(stems: readonly ReadonlySet<string>[], at: number): Phrase | null {
    const begun = [...(stems[at] ?? [])].flatMap((stem) => this.#byStem.get(stem) ?? []);
    const here = begun.filter(({ words }) =>
      words.every((word, next) => !word.isDisjointFrom(stems[at + next] ?? none)),
    );
    return here.reduce<Phrase | null>(
      (longest, one) =>
        longest === null || one.words.length > longest.words.length ? one : longest,
      null,
    );
  }
}

const none: ReadonlySet<string> = new Set();
