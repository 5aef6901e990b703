import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';
import { indicatorProblems } from '../../knowledge/indicators.ts';
import {
  indicatorCounts,
  indicatorDirectionIds,
  parseIndicators,
} from '../../knowledge/schema/indicator.ts';
import { languages } from '../../platform/language.ts';

const { indicators } = await loadKnowledge();

test('all 87 signs of the source are there, and the four areas of the ninth direction', () => {
  const [ninth, ...eight] = indicators.directions.toReversed();
  expect(eight.flatMap(({ items }) => items)).toHaveLength(87);
  expect(ninth?.id).toBe('other');
  expect(ninth?.items).toHaveLength(4);
  expect(indicators.byId.size).toBe(91);
});

test('no question, reason or place is said twice, so that none was copied by mistake', () => {
  const all = indicators.directions.flatMap(({ items }) => items);
  for (const language of languages) {
    const asked = all.map(({ question }) => question[language]);
    expect(new Set(asked).size).toBe(asked.length);
    for (const question of asked) expect(question).toMatch(/\?$/u);
    const reasons = all.map(({ why }) => why[language]);
    expect(new Set(reasons).size).toBe(reasons.length);
  }
});

test('a doubtful reading of the source says that it is doubtful', () => {
  const doubtful = [...indicators.byId.values()].filter(({ mark }) => mark.includes('C'));
  expect(doubtful.map(({ id }) => id)).toEqual([
    'personnel-12',
    'services-6',
    'services-8',
    'budget-16',
    'systems-8',
  ]);
});

test('a sign that is missing, misnumbered or without its caution is refused with its place', async () => {
  const file = new URL('../../knowledge/indicators/control.json', import.meta.url);
  const json = JSON.parse(await readFile(file, 'utf8')) as { items: Record<string, unknown>[] };
  expect(() => parseIndicators(json, 'budget')).toThrow('id: the file is that of budget');
  const fewer = { ...json, items: json.items.slice(1) };
  expect(() => parseIndicators(fewer, 'control')).toThrow(
    `items: ${String(indicatorCounts.control)} are expected`,
  );
  expect(() => parseIndicators(fewer, 'control')).toThrow('items.0.id: control-1 is expected');
  const guessed = json.items.map((item, at) => (at === 2 ? { ...item, mark: 'A/C' } : item));
  expect(() => parseIndicators({ ...json, items: guessed }, 'control')).toThrow(
    'control-3: a caution',
  );
});

test('a sign that rests on a fact nobody wrote down is named', () => {
  const problems = indicatorProblems(indicators.directions, new Map([['KG-D1', 'A']]));
  expect(problems).toContain('knowledge/indicators/other.json: other: no fact KG-D9');
  expect(problems.filter((problem) => problem.includes('KG-D1'))).toEqual([]);
  expect(indicatorDirectionIds).toHaveLength(9);
});
