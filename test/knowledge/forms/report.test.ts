import { expect, test } from 'vitest';

import { loadKnowledge } from '../../../knowledge/load.ts';
import { holds } from '../../../knowledge/schema/answer.ts';
import type { Answer, Question } from '../../../knowledge/schema/questionnaire.ts';
import type { Localized } from '../../../platform/language.ts';

const { forms } = await loadKnowledge();
const questions = forms.get('report')?.questions ?? [];
const find = (id: string): Question | undefined => questions.find((question) => question.id === id);

function optionsOf(id: string): readonly string[] {
  const question = find(id);
  return question?.type === 'single' ? question.options.map((option) => option.id) : [];
}

function asked(id: string, answers: Record<string, Answer>): boolean {
  const when = find(id)?.when;
  return when === undefined || holds(when, answers);
}

function labelsOf(question: Question): readonly Localized[] {
  const own = question.help === undefined ? [question.label] : [question.label, question.help];
  return 'options' in question ? own.concat(question.options.map((option) => option.label)) : own;
}

function chose(option: string): Answer {
  return { kind: 'choice', option };
}

test('the report asks in the agreed order', () => {
  expect(questions.map((question) => question.id)).toEqual(
    'urgent identity contact about-unit recall what region body unit when who asked how-known who-knows continues before before-what fears files'.split(
      ' ',
    ),
  );
});

test('every question can be skipped', () => {
  expect(questions.filter((question) => !question.skippable)).toEqual([]);
});

test('there are 17 regions and 3 cities, abroad and unknown', () => {
  const regions = optionsOf('region');
  expect(regions).toHaveLength(22);
  expect(regions).toEqual(
    expect.arrayContaining(['abai', 'zhetisu', 'ulytau', 'abroad', 'unknown']),
  );
});

test('the kinds of report that people bring all have their option', () => {
  expect(optionsOf('what')).toEqual(
    'bribe-demanded bribe-offered gift conflict-of-interest relatives embezzlement procurement hiring abuse refused-service pressure other'.split(
      ' ',
    ),
  );
});

test('a contact is asked of those only who give their name, the earlier report of those who made one', () => {
  expect(asked('contact', { identity: chose('named') })).toBe(true);
  expect(asked('contact', { identity: chose('anonymous') })).toBe(false);
  expect(asked('contact', { identity: { kind: 'skipped' } })).toBe(false);
  expect(asked('before-what', { before: chose('yes-here') })).toBe(true);
  expect(asked('before-what', { before: chose('yes-elsewhere') })).toBe(true);
  expect(asked('before-what', { before: chose('no') })).toBe(false);
});

test('an account of 100,000 characters is taken whole', () => {
  expect(find('recall')).toMatchObject({ type: 'text', long: true, longest: 100_000 });
});

test('free recall can answer what, where and when was told, and never the legal choices', () => {
  const told = questions.filter((question) => question.toldBy !== undefined);
  expect(told.map((question) => question.id)).toEqual(['region', 'body', 'when', 'asked']);
});

test('Kazakh is written with Kazakh letters, and nothing is left in another language', () => {
  const words = questions.flatMap(labelsOf);
  for (const { kk, ru, en } of words) {
    expect(kk).not.toMatch(/[a-z]/iu);
    expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(ru).not.toMatch(/[a-z]/iu);
  }
  const whole = words.map((word) => word.kk).join(' ');
  for (const letter of 'әғқңөұүі') expect(whole).toContain(letter);
});
