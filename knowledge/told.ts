import { compilePattern } from './schema/pattern.ts';
import type { Question, QuestionId } from './schema/questionnaire.ts';
import { cleanLine } from './schema/text.ts';

const compiled = new WeakMap<Question, readonly RegExp[]>();

/** The questions that free recall has answered already (`toldAlready` for each, reading the text once). */
export function toldQuestions(questions: readonly Question[], text: string): readonly QuestionId[] {
  const line = lineOf(text);
  return questions.filter((question) => isTold(question, line)).map(({ id }) => id);
}

/**
 * Whether free recall has answered `question` already, by the signs that the form lists. In doubt it has not: a question
 * asked twice costs a "skip", a question lost costs an answer. Linear in the length of `text`.
 */
export function toldAlready(question: Question, text: string): boolean {
  return isTold(question, lineOf(text));
}

function lineOf(text: string): string {
  return cleanLine(text).toLowerCase();
}

function isTold(question: Question, line: string): boolean {
  if (question.toldBy === undefined) return false;
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
