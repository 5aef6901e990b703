import { expect, test } from 'vitest';

import { rewardFor, rewardRange, showable } from '../../knowledge/legal.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { legalIds, parseLegal } from '../../knowledge/schema/legal.ts';

const { legal } = await loadKnowledge();

test.each([
  ['administrative', 0, 2026, 129_750, 'fixed'],
  ['especially-grave', 0, 2026, 432_500, 'fixed'],
  ['grave', 4_325_000, 2026, 70 * 4325, 'fixed'],
  ['grave', 4_325_001, 2026, 432_500, 'share'],
  ['medium', 50_000_000, 2026, 5_000_000, 'share'],
  ['medium', 173_000_000, 2026, 17_300_000, 'share'],
  ['minor', 900_000_000, 2026, 17_300_000, 'most'],
  ['minor', 900_000_000, 2025, 15_728_000, 'most'],
  ['minor', 900_000_000, 2024, 14_768_000, 'most'],
] as const)('%s, damage %i in %i: %i tenge', (offence, damage, year, tenge, basis) => {
  expect(rewardFor(legal, { offence, damage, year })).toEqual({ ok: true, tenge, basis });
});

test('the range of a year is computed from its index', () => {
  expect(rewardRange(legal, 2026)).toEqual({ ok: true, least: 129_750, most: 17_300_000 });
});

test('a year whose index is unknown has no reward, not a wrong one', () => {
  const unknown = { ok: false, because: 'no-index', year: 2027 };
  expect(rewardFor(legal, { offence: 'grave', damage: 0, year: 2027 })).toEqual(unknown);
  expect(rewardRange(legal, 2027)).toEqual(unknown);
});

test('a statement that nobody confirmed is not shown, a half-confirmed one only as to be checked', () => {
  expect(showable(legal, 'false-report')).toBeNull();
  expect(showable(legal, 'anonymous-appeals')?.as).toBe('verify');
  expect(showable(legal, 'protection')?.as).toBe('fact');
});

test('every record names its facts and its source in three languages', () => {
  for (const id of legalIds) {
    const record = legal.records.get(id);
    expect(record?.facts.every((fact) => /^(?:LAW|CAL|PRV)-\d+$/u.test(fact))).toBe(true);
  }
});

test('a record that is missing or stands twice stops the start', () => {
  const file = {
    records: [],
    terms: legal.terms,
    monthlyIndex: {
      facts: ['LAW-127'],
      mark: 'B',
      sources: ['x'],
      tenge: [{ year: 2026, amount: 1 }],
    },
    reward: legal.reward,
  };
  expect(() => parseLegal(file)).toThrow(/protection: stands 0 times/u);
  const twice = [...legal.records.values(), ...legal.records.values()];
  expect(() => parseLegal({ ...file, records: twice })).toThrow(/reward: stands 2 times/u);
});
