import { describe, expect, test } from 'vitest';

import {
  holds,
  openQuestions,
  readAnswer,
  type AnswerInput,
} from '../../../knowledge/schema/answer.ts';
import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import type { Answer, Question } from '../../../knowledge/schema/questionnaire.ts';

const words = { kk: 'сөз', ru: 'слово', en: 'word' };
const options = [
  { id: 'yes', label: { kk: 'Иә', ru: 'Да', en: 'Yes' } },
  { id: 'more', label: { kk: 'Ещё бір', ru: 'Ещё', en: 'More' } },
  { id: 'none', label: { kk: 'Жоқ', ru: 'Нет', en: 'None' }, alone: true },
  { id: 'other', label: { kk: 'Басқа', ru: 'Другое', en: 'Other' } },
];

function ask(question: object): Question {
  const form = {
    id: 'f',
    kind: 'survey',
    title: words,
    questions: [{ id: 'q', label: words, ...question }],
  };
  const [only] = parseQuestionnaire(form).questions;
  if (only === undefined) throw new TypeError('no question');
  return only;
}

const text = (written: string): AnswerInput => ({ kind: 'text', text: written });
const answered = (question: Question, input: AnswerInput) => {
  const read = readAnswer(question, input);
  return read.ok ? read.answer : read;
};

describe('a single choice', () => {
  const single = ask({ type: 'single', options, other: true });
  const closed = ask({ type: 'single', options: options.slice(0, 3) });

  test('takes an option by its id, or by its label in any language, however it is typed', () => {
    expect(answered(closed, { kind: 'choice', option: 'yes' })).toEqual({
      kind: 'choice',
      option: 'yes',
    });
    expect(answered(closed, { kind: 'choices', options: ['yes'] })).toEqual({
      kind: 'choice',
      option: 'yes',
    });
    for (const typed of ['иә', 'ДА.', ' yes! ', 'yes']) {
      expect(answered(closed, text(typed))).toEqual({ kind: 'choice', option: 'yes' });
    }
    expect(answered(closed, text('еще'))).toEqual({ kind: 'choice', option: 'more' });
  });

  test('takes other words as "other" where the form has it, cleaned', () => {
    expect(answered(single, text(' өз\u202Eім\nше '))).toEqual({
      kind: 'choice',
      option: 'other',
      other: 'өзім ше',
    });
    expect(answered(single, { kind: 'choice', option: 'other' })).toEqual({
      kind: 'choice',
      option: 'other',
    });
    expect(answered(closed, text('өзімше'))).toEqual({ ok: false, because: 'choose' });
  });

  test('refuses what it does not offer', () => {
    expect(answered(closed, { kind: 'choice', option: 'constructor' })).toMatchObject({
      because: 'no-such-option',
    });
    expect(answered(closed, { kind: 'choice', option: 'other' })).toMatchObject({
      because: 'no-such-option',
    });
    expect(answered(single, { kind: 'choice', option: 'other', other: '\u200B ' })).toMatchObject({
      because: 'other-empty',
    });
    expect(answered(single, text('ә'.repeat(501)))).toEqual({
      ok: false,
      because: 'too-long',
      limit: 500,
    });
    expect(answered(closed, { kind: 'choices', options: ['yes', 'more'] })).toMatchObject({
      because: 'too-many',
    });
    expect(answered(closed, text(' '))).toMatchObject({ because: 'empty' });
  });
});

describe('a multiple choice', () => {
  const multiple = ask({ type: 'multiple', options, other: true, most: 2 });

  const chosen = (...ids: string[]) => answered(multiple, { kind: 'choices', options: ids });

  test('keeps the order of the form, whatever the order of clicking', () => {
    expect(answered(multiple, { kind: 'choices', options: ['more', 'yes', 'more'] })).toEqual({
      kind: 'choices',
      options: ['yes', 'more'],
    });
    expect(answered(multiple, text('Да'))).toEqual({ kind: 'choices', options: ['yes'] });
    expect(answered(multiple, text('өзге'))).toEqual({
      kind: 'choices',
      options: ['other'],
      other: 'өзге',
    });
  });

  test('refuses none, too many, unknown ones, and "none" with others', () => {
    expect(chosen()).toMatchObject({ because: 'empty' });
    expect(chosen('yes', 'more', 'other')).toEqual({ ok: false, because: 'too-many', limit: 2 });
    expect(chosen('yes', 'x')).toMatchObject({ because: 'no-such-option' });
    expect(chosen('yes', 'none')).toMatchObject({ because: 'not-alone' });
    expect(chosen('none')).toEqual({ kind: 'choices', options: ['none'] });
  });
});

test('a scale takes its steps, pressed or typed, and says its ends otherwise', () => {
  const scale = ask({ type: 'scale', from: 1, to: 5, ends: { low: words, high: words } });
  expect(answered(scale, { kind: 'choice', option: '5' })).toEqual({ kind: 'number', value: 5 });
  expect(answered(scale, text('３'))).toEqual({ kind: 'number', value: 3 });
  expect(answered(scale, text('0'))).toEqual({ ok: false, because: 'too-small', limit: 1 });
  expect(answered(scale, text('6'))).toEqual({ ok: false, because: 'too-large', limit: 5 });
  expect(answered(scale, text('2,5'))).toEqual({ ok: false, because: 'not-whole' });
  expect(answered(scale, text('көп'))).toEqual({ ok: false, because: 'not-a-number' });
});

test('a number keeps to its range', () => {
  const number = ask({ type: 'number', least: 0, most: 100 });
  const whole = ask({ type: 'number', whole: true });
  expect(answered(number, text('12,5'))).toEqual({ kind: 'number', value: 12.5 });
  expect(answered(whole, text('12,5'))).toMatchObject({ because: 'not-whole' });
  expect(answered(number, text('-1'))).toEqual({ ok: false, because: 'too-small', limit: 0 });
  expect(answered(number, text('100,1'))).toEqual({ ok: false, because: 'too-large', limit: 100 });
  expect(answered(number, text('1,500'))).toMatchObject({ because: 'unclear-number' });
  expect(answered(number, text(''))).toMatchObject({ because: 'empty' });
});

test('a date keeps the person’s own words unless a day is needed', () => {
  const loose = ask({ type: 'date' });
  const exact = ask({ type: 'date', exact: true });
  expect(answered(loose, text('12.03.2026'))).toEqual({ kind: 'date', value: '2026-03-12' });
  expect(answered(loose, text('наурыз 2026'))).toEqual({ kind: 'date', value: '2026-03' });
  expect(answered(loose, text(' last  spring '))).toEqual({ kind: 'date', value: 'last spring' });
  expect(answered(loose, text('31.02.2026'))).toMatchObject({ because: 'no-such-day' });
  expect(answered(loose, text('ә'.repeat(501)))).toMatchObject({ because: 'too-long' });
  expect(answered(exact, text('12 марта 2026'))).toEqual({ kind: 'date', value: '2026-03-12' });
  expect(answered(exact, text('март 2026'))).toMatchObject({ because: 'not-a-date' });
  expect(answered(exact, text('last spring'))).toMatchObject({ because: 'not-a-date' });
});

test('a text is counted in characters after cleaning, and only a long one keeps its lines', () => {
  const line = ask({ type: 'text', longest: 5 });
  const long = ask({ type: 'text', long: true, longest: 5 });
  expect(answered(line, text('a\nb'))).toEqual({ kind: 'text', text: 'a b' });
  expect(answered(long, text('a\r\nb'))).toEqual({ kind: 'text', text: 'a\nb' });
  expect(answered(line, text('😀😀😀😀😀'))).toEqual({ kind: 'text', text: '😀😀😀😀😀' });
  expect(answered(line, text('\u202Eқазақ\u0000  '))).toEqual({ kind: 'text', text: 'қазақ' });
  expect(answered(line, text('қазақша'))).toEqual({ ok: false, because: 'too-long', limit: 5 });
  expect(answered(line, text('\u0000\u200B\n'))).toEqual({ ok: false, because: 'empty' });
});

test('files do not come as an answer', () => {
  const file = ask({ type: 'file', most: 3 });
  expect(answered(file, text('photo.jpg'))).toEqual({ ok: false, because: 'file-expected' });
  expect(answered(file, { kind: 'skip' })).toEqual({ kind: 'skipped' });
});

test('an information is passed by anything', () => {
  const information = ask({ type: 'information', skippable: false });
  expect(answered(information, { kind: 'skip' })).toEqual({ kind: 'skipped' });
  expect(answered(information, text('ok'))).toEqual({ kind: 'skipped' });
});

test('skipping and declining are taken only where they are offered', () => {
  const free = ask({ type: 'text', longest: 9, declinable: true });
  const bound = ask({ type: 'text', longest: 9, skippable: false });
  expect(answered(free, { kind: 'skip' })).toEqual({ kind: 'skipped' });
  expect(answered(free, { kind: 'decline' })).toEqual({ kind: 'declined' });
  expect(answered(bound, { kind: 'skip' })).toMatchObject({ because: 'not-skippable' });
  expect(answered(bound, { kind: 'decline' })).toMatchObject({ because: 'not-declinable' });
});

describe('conditions', () => {
  const answers: Record<string, Answer> = {
    one: { kind: 'choice', option: 'a' },
    many: { kind: 'choices', options: ['a', 'b'] },
    text: { kind: 'text', text: 'x' },
    skipped: { kind: 'skipped' },
    declined: { kind: 'declined' },
  };

  test.each([
    [{ question: 'one', is: ['a', 'c'] }, true],
    [{ question: 'one', is: ['b'] }, false],
    [{ question: 'many', is: ['b'] }, true],
    [{ question: 'one', isNot: ['a'] }, false],
    [{ question: 'many', isNot: ['c'] }, true],
    [{ question: 'skipped', isNot: ['a'] }, true],
    [{ question: 'skipped', is: ['a'] }, false],
    [{ question: 'text', answered: true }, true],
    [{ question: 'skipped', answered: true }, false],
    [{ question: 'declined', answered: false }, true],
    [{ question: 'nobody', answered: false }, true],
    [{ question: 'constructor', answered: true }, false],
    [
      {
        all: [
          { question: 'one', is: ['a'] },
          { question: 'text', answered: true },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { question: 'one', is: ['a'] },
          { question: 'text', answered: false },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { question: 'one', is: ['b'] },
          { question: 'text', answered: true },
        ],
      },
      true,
    ],
    [{ any: [{ question: 'one', is: ['b'] }] }, false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });

  test('decide which questions are still open', () => {
    const form = parseQuestionnaire({
      id: 'f',
      kind: 'survey',
      title: words,
      questions: [
        { id: 'one', type: 'single', label: words, options, other: true },
        {
          id: 'two',
          type: 'text',
          label: words,
          longest: 9,
          when: { question: 'one', is: ['yes'] },
        },
        { id: 'three', type: 'text', label: words, longest: 9 },
      ],
    });
    const open = (answers: Record<string, Answer>) =>
      openQuestions(form, answers).map((question) => question.id);
    expect(open({})).toEqual(['one', 'three']);
    expect(open({ one: { kind: 'choice', option: 'yes' } })).toEqual(['two', 'three']);
    expect(open({ one: { kind: 'skipped' }, three: { kind: 'declined' } })).toEqual([]);
  });
});
