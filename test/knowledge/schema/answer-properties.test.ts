import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readAnswer, type AnswerInput } from '../../../knowledge/schema/answer.ts';
import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import type { Answer, Question } from '../../../knowledge/schema/questionnaire.ts';

const words = { kk: 'сөз', ru: 'слово', en: 'word' };
const options = ['a', 'b', 'c', 'other'].map((id) => ({ id, label: { kk: id, ru: id, en: id } }));
const ends = { low: words, high: words };

const asked = [
  { type: 'information' },
  { type: 'single', options, other: true },
  { type: 'multiple', options, other: true, most: 2 },
  { type: 'scale', from: -2, to: 7, ends },
  { type: 'number', least: -5, most: 500, whole: false },
  { type: 'date', exact: false },
  { type: 'date', exact: true },
  { type: 'text', longest: 40 },
  { type: 'text', longest: 40, long: true },
  { type: 'file', most: 2 },
];

const { questions } = parseQuestionnaire({
  id: 'f',
  kind: 'survey',
  title: words,
  questions: asked.map((question, at) => Object.assign({ id: `q${at}`, label: words }, question)),
});

const oddUnits = Array.from('0123456789.,-/ яәқ\n\u202E\u0000\uD83D');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...oddUnits), maxLength: 80 }),
);
const anyId = fc.oneof(fc.constantFrom('a', 'b', 'c', 'other', '3', '__proto__'), anyText);
const anyInput: fc.Arbitrary<AnswerInput> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text: anyText }),
  fc.record(
    { kind: fc.constant('choice'), option: anyId, other: anyText },
    { requiredKeys: ['kind', 'option'] },
  ),
  fc.record(
    { kind: fc.constant('choices'), options: fc.array(anyId), other: anyText },
    { requiredKeys: ['kind', 'options'] },
  ),
  fc.constant({ kind: 'skip' }),
  fc.constant({ kind: 'decline' }),
);

const anyCase = fc.tuple(fc.constantFrom(...questions), anyInput);

test('whatever comes, an answer fits its question or is refused with a reason', () => {
  fc.assert(
    fc.property(anyCase, ([question, input]) => {
      const read = readAnswer(question, input);
      if (read.ok) expect(fits(question, read.answer)).toBe(true);
      else expect(read.because).toMatch(/^[a-z-]+$/u);
    }),
    { numRuns: 2000 },
  );
});

test('reading an answer again changes nothing', () => {
  fc.assert(
    fc.property(anyCase, ([question, input]) => {
      const read = readAnswer(question, input);
      if (!read.ok) return;
      expect(readAnswer(question, inputOf(question, read.answer))).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

function fits(question: Question, answer: Answer): boolean {
  if (answer.kind === 'skipped') return true;
  switch (question.type) {
    case 'single':
      return answer.kind === 'choice' && options.some((option) => option.id === answer.option);
    case 'multiple':
      return (
        answer.kind === 'choices' &&
        answer.options.length > 0 &&
        answer.options.length <= 2 &&
        new Set(answer.options).size === answer.options.length &&
        answer.options.every((id) => options.some((option) => option.id === id))
      );
    case 'scale':
      return (
        answer.kind === 'number' &&
        Number.isInteger(answer.value) &&
        answer.value >= -2 &&
        answer.value <= 7
      );
    case 'number':
      return answer.kind === 'number' && answer.value >= -5 && answer.value <= 500;
    case 'date':
      return (
        answer.kind === 'date' && (!question.exact || /^\d{4}-\d{2}-\d{2}$/u.test(answer.value))
      );
    case 'text':
      return answer.kind === 'text' && answer.text !== '' && Array.from(answer.text).length <= 40;
    case 'information':
    case 'file':
      return false;
    default:
      return question satisfies never;
  }
}

function inputOf(question: Question, answer: Answer): AnswerInput {
  switch (answer.kind) {
    case 'text':
      return { kind: 'text', text: answer.text };
    case 'number':
      return { kind: 'text', text: String(answer.value) };
    case 'date':
      return { kind: 'text', text: answer.value };
    case 'choice':
    case 'choices':
      return answer;
    case 'skipped':
      return question.type === 'information' ? { kind: 'text', text: '' } : { kind: 'skip' };
    case 'declined':
      return { kind: 'decline' };
    default:
      return answer satisfies never;
  }
}
