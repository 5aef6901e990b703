import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { questionsOf } from '../../console/server/questions.ts';
import { counted } from '../../dialogs/outcome.ts';
import type { DateIso } from '../../platform/time.ts';
import { get, house } from './house.ts';

const today = '2026-11-22' as DateIso;
const title = { kk: 'к', ru: 'р', en: 'e' };

const countOf = fc.record({
  day: fc.constantFrom('2026-09-30' as DateIso, '2026-11-01' as DateIso, today),
  what: fc.constantFrom(...counted),
  card: fc.constantFrom('reward', 'protection', null),
  count: fc.integer({ min: 1, max: 25 }),
});

describe('questions as counts', () => {
  test('tell no number below ten, and name no card that only few were shown', () => {
    fc.assert(
      fc.property(fc.array(countOf, { maxLength: 12 }), (counts) => {
        const { months, cards } = questionsOf(counts, new Map([['reward', { title }]]), today);
        for (const { shown } of cards) expect(shown).toBeGreaterThan(9);
        const cells = [...months, ...cards].flatMap((row) => Object.values(row));
        for (const cell of cells) if (typeof cell === 'number') expect(cell).toBeGreaterThan(9);
      }),
    );
  });

  test('are read by officers and analysts, month by month and card by card', async () => {
    await using served = await house({ cards: new Map() });
    await served.addOfficer('dana', 'analyst', null);
    const { asked } = served.store;
    for (let at = 0; at < 12; at += 1) {
      await asked.add({ day: today, what: 'sure', card: 'reward' });
      await asked.add({ day: '2026-09-30' as DateIso, what: 'unknown', card: null });
    }
    await asked.add({ day: today, what: 'helpful', card: 'reward' });
    await asked.add({ day: today, what: 'sure', card: 'protection' });
    const answer = await get(served.app, '/api/questions', await served.signIn('dana'));
    expect(await answer.json()).toEqual({
      today,
      months: [
        { month: '2026-09', answered: 'few', candidates: 'few', unanswered: 12 },
        { month: '2026-10', answered: 'few', candidates: 'few', unanswered: 'few' },
        { month: '2026-11', answered: 13, candidates: 'few', unanswered: 'few' },
      ],
      cards: [{ card: 'reward', title: null, shown: 12, helpful: 'few', unhelpful: 'few' }],
    });
  });
});
