import type { Language } from '../../platform/language.ts';
import { englishStem } from './stem-english.ts';
import { kazakhStem } from './stem-kazakh.ts';
import { russianStem } from './stem-russian.ts';

/** What is left of a word, in skeleton letters, without the endings of one language. */
export function stemIn(language: Language, word: string): string {
  switch (language) {
    case 'kk':
      return kazakhStem(word);
    case 'ru':
      return russianStem(word);
    case 'en':
      return englishStem(word);
    default:
      return language satisfies never;
  }
}

/** The stems of a word whose language is not known. */
export function stemsOf(word: string): readonly string[] {
  return [...new Set([kazakhStem(word), russianStem(word), englishStem(word)])];
}

/** How a word begins: keeps together what the stemmers tear apart. */
export function beginningOf(word: string): string {
  return word.slice(0, beginning);
}

const beginning = 5;

/** All runs of four letters, the borders of the word counted as letters: for bad spelling. */
export function gramsOf(word: string): readonly string[] {
  const whole = `_${word}_`;
  if (whole.length <= run) return [whole];
  return Array.from({ length: whole.length - run + 1 }, (_, at) => whole.slice(at, at + run));
}

const run = 4;
