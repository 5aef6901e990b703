import type { Language } from '../../platform/language.ts';
import { skeleton } from './skeleton.ts';
import { stemIn } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { repaired, tokensOf } from './words.ts';

/**
 * The telling words of many texts as numbers, counted from 0 in the order in which they first come: the same few thousand
 * words stand again and again, and each is read once. Lives while an index is built.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** `null`: the word tells nothing. */
  readonly #typed = new Map<string, number | null>();
  readonly #stems: Record<Language, (string | undefined)[]> = { kk: [], ru: [], en: [] };

  /** The telling words of a text, in their order and as often as they stand. */
  numbersOf(text: string): number[] {
    const numbers: number[] = [];
    for (const token of tokensOf(text)) {
      let number = this.#typed.get(token);
      if (number === undefined) {
        number = this.#numberOf(skeleton(repaired(token)));
        this.#typed.set(token, number);
      }
      if (number !== null) numbers.push(number);
    }
    return numbers;
  }

  /** In skeleton letters. */
  word(number: number): string {
    return this.#words[number] ?? '';
  }

  stem(number: number, language: Language): string {
    return (this.#stems[language][number] ??= stemIn(language, this.word(number)));
  }

  #numberOf(word: string): number | null {
    if (word === '' || isStopWord(word)) return null;
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    return number;
  }
}
