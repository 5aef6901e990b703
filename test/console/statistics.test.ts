import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { statisticsOf } from '../../console/server/statistics.ts';
import type { DateIso } from '../../platform/time.ts';
import { filing, sealedCase } from '../storage/fixtures.ts';
import { get, house } from './house.ts';

const today = '2026-11-22' as DateIso;

describe('statistics', () => {
  test('tell no count below ten, not even that it is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ filed: fc.nat(30), closed: fc.nat(30) }), { maxLength: 11 }),
        (counts) => {
          const months = counts.map((each, at) => ({
            month: `2026-${String(at + 1).padStart(2, '0')}`,
            ...each,
          }));
          for (const { filed, closed } of statisticsOf(months, today).months) {
            for (const cell of [filed, closed]) if (cell !== 'few') expect(cell).toBeGreaterThan(9);
          }
        },
      ),
    );
  });

  test('show a month without reports like a month with few', () => {
    const months = [
      { month: '2025-11', filed: 12, closed: 0 },
      { month: '2026-02', filed: 3, closed: 10 },
    ];
    const shown = statisticsOf(months, today).months;
    expect(shown.map(({ month }) => month)).toEqual([
      '2025-11',
      '2025-12',
      ...Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
    ]);
    expect(shown.slice(0, 4).map(({ filed }) => filed)).toEqual([12, 'few', 'few', 'few']);
  });

  test('count the cases of both groups for an analyst who can read none of them', async () => {
    await using served = await house();
    await served.addOfficer('dana', 'analyst', null);
    for (let at = 0; at < 10; at += 1) {
      const group = at % 2 === 0 ? 'default' : 'oversight';
      await served.store.intake.fileCase(sealedCase({ group, day: today }), filing());
    }
    const signed = await served.signIn('dana');
    const answer = await get(served.app, '/api/statistics', signed);
    expect(await answer.json()).toEqual({
      today,
      months: [{ month: '2026-11', filed: 10, closed: 'few' }],
    });
  });
});
