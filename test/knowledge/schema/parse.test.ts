import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import { SenimError } from '../../../platform/errors.ts';

const words = { kk: 'иә', ru: 'да', en: 'yes' };
const option = (id: string) => ({ id, label: words });
const text = { id: 'story', type: 'text', label: words, longest: 10 };
const single = { id: 'kind', type: 'single', label: words, options: [option('a'), option('b')] };
const form = (...questions: unknown[]) => ({ id: 'f', kind: 'survey', title: words, questions });

function version(...questions: unknown[]): string {
  return parseQuestionnaire(form(...questions)).version;
}

function problemsOf(json: unknown): string {
  try {
    parseQuestionnaire(json);
  } catch (error) {
    if (error instanceof SenimError && error.code === 'content') return error.message;
    throw error;
  }
  return 'none';
}

describe('a questionnaire', () => {
  test('gets the defaults that keep a person free: every question can be skipped', () => {
    expect(parseQuestionnaire(form(single)).questions[0]).toEqual({
      ...single,
      other: false,
      skippable: true,
      declinable: false,
    });
  });

  test('of every kind of question is read', () => {
    const all = form(
      { id: 'i', type: 'information', label: words },
      single,
      { ...single, id: 'm', type: 'multiple', most: 1, other: true, options: [option('other')] },
      { id: 's', type: 'scale', label: words, from: 1, to: 5, ends: { low: words, high: words } },
      { id: 'n', type: 'number', label: words, least: 0, most: 9, whole: true },
      { id: 'd', type: 'date', label: words, exact: true },
      text,
      { id: 'f', type: 'file', label: words, most: 10 },
    );
    expect(parseQuestionnaire(all).questions.map((question) => question.type)).toHaveLength(8);
  });

  test.each([
    ['an id twice', form(text, text), /story: the id is used twice/u],
    [
      'a language missing',
      form({ ...text, label: { kk: 'а', ru: 'б' } }),
      /questions\.0\.label\.en/u,
    ],
    ['an empty text', form({ ...text, label: { ...words, kk: ' ' } }), /questions\.0\.label\.kk/u],
    ['an unknown field', form({ ...text, labels: 1 }), /labels/u],
    ['an unknown type', form({ ...text, type: 'essay' }), /questions\.0\.type/u],
    [
      'an option twice',
      form({ ...single, options: [option('a'), option('a')] }),
      /a stands twice/u,
    ],
    ['a reserved option', form({ ...single, options: [option('back')] }), /reserved/u],
    ['"other" without a label', form({ ...single, other: true }), /other/u],
    ['a label of "other" alone', form({ ...single, options: [option('other')] }), /other/u],
    [
      'a condition on nothing',
      form({ ...text, when: { question: 'nobody', answered: true } }),
      /nobody, not asked before/u,
    ],
    [
      'a condition on itself',
      form({ ...text, when: { question: 'story', answered: true } }),
      /story, not asked before/u,
    ],
    [
      'a condition on a later question',
      form({ ...text, when: { question: 'kind', is: ['a'] } }, single),
      /kind, not asked before/u,
    ],
    [
      'a condition on no option, deep inside',
      form(single, { ...text, when: { any: [{ all: [{ question: 'kind', isNot: ['c'] }] }] } }),
      /kind\/c, which does not exist/u,
    ],
    [
      'a comparison with a text',
      form(text, { ...single, when: { question: 'story', is: ['a'] } }),
      /story, which has no options/u,
    ],
    ['a pattern that does not compile', form({ ...text, toldBy: ['[а'] }), /does not compile/u],
    ['a slow pattern', form({ ...text, toldBy: ['(а+)+'] }), /bound/u],
    [
      'a scale of one step',
      form({
        id: 's',
        type: 'scale',
        label: words,
        from: 5,
        to: 5,
        ends: { low: words, high: words },
      }),
      /no steps/u,
    ],
    [
      'a range without a number',
      form({ id: 'n', type: 'number', label: words, least: 2, most: 1 }),
      /no number/u,
    ],
    [
      'a day to compare with that nobody asked for',
      form({ id: 'd', type: 'date', label: words, exact: true, notBefore: 'start' }),
      /notBefore needs start/u,
    ],
    ['eleven files', form({ id: 'f', type: 'file', label: words, most: 11 }), /most/u],
    ['something else', null, /file/u],
  ])('is refused for %s', (_, json, problem) => {
    expect(problemsOf(json)).toMatch(problem);
  });

  test('names all its problems at once', () => {
    const wrong = form(
      { ...text, toldBy: ['[', 'а+'] },
      { ...single, id: 'story', when: { question: 'x', answered: true } },
    );
    expect(problemsOf(wrong).split('\n')).toHaveLength(5);
    const shape = form({ ...text, longest: 0, label: { kk: 'а', ru: 'б' } }, { id: 'Ы' });
    expect(problemsOf(shape).split('\n').length).toBeGreaterThan(3);
  });
});

describe('the version', () => {
  test('is the same for the same content in any order of keys, with defaults written or not', () => {
    const shuffled = Object.fromEntries(Object.entries(text).toReversed());
    expect(version(text)).toMatch(/^[0-9a-f]{64}$/u);
    expect(version(shuffled)).toBe(version(text));
    expect(version({ ...text, skippable: true, long: false })).toBe(version(text));
  });

  test('changes with a word, an option, a condition and the order', () => {
    const versions = [
      version(single, text),
      version(text, single),
      version(single, { ...text, label: { ...words, kk: 'иә!' } }),
      version({ ...single, options: [option('a')] }, text),
      version(single, { ...text, when: { question: 'kind', is: ['a'] } }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });
});

test('the forms that we ship pass their own edge', async () => {
  const file = new URL('../../../knowledge/forms/report.json', import.meta.url);
  expect(problemsOf(JSON.parse(await readFile(file, 'utf8')))).toBe('none');
});
