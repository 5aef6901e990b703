import { compilePattern } from './schema/pattern.ts';
import type { Question } from './schema/questionnaire.ts';
import { cleanLine } from './schema/text.ts';

const compiled = new WeakMap<Question, readonly RegExp[]>();

/**
 * Whether free recall has answered `question` already, by the signs that the form lists. In doubt it has not: a question
 * asked twice costs a "skip", a question lost costs an answer. Linear in the length of `text`.
 */
export function toldAlready(question: Question, text: string): boolean {
  if (question.toldBy === undefined) return false;
  const line = cleanLine(text);
  return signsOf(question, question.toldBy).some((sign) => sign.test(line));
}

function signsOf(question: Question, sources: readonly string[]): readonly RegExp[] {
  let signs = compiled.get(question);
  if (signs === undefined) {
    signs = sources.map(compilePattern);
    compiled.set(question, signs);
  }
  return signs;
}
