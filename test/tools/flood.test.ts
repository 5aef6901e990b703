import { expect, test } from 'vitest';

import { flood } from '../../tools/bench/flood/flood.ts';
import { soak } from '../../tools/bench/soak.ts';
import { install, openHouse } from '../fixtures/house.ts';

test('people have their receipts while programs file twice as much as the house can take', async () => {
  await using installation = await install();
  await using house = await openHouse(installation);
  const options = { people: 3, seconds: 2, lookMs: 0, walked: true, measureMs: 500 };
  const { waits, offered, capacity } = await flood({
    url: house.url,
    ...options,
  });
  expect(waits.filter((ms) => Number.isFinite(ms))).toHaveLength(3);
  expect(offered).toBeGreaterThan(capacity);
});

test('a flood is let loose on this machine alone', async () => {
  const options = { people: 1, seconds: 1, lookMs: 0, measureMs: 1 };
  await expect(flood({ url: 'https://example.kz', ...options })).rejects.toThrow(TypeError);
});

test('people who stopped in the middle of a report go on after others have filed', async () => {
  await using installation = await install();
  await using house = await openHouse(installation);
  const { url } = house;
  const soaked = await soak({ url, open: 3, seconds: 0.5, residentMib: () => 100 });
  expect(soaked).toMatchObject({ failed: 0, resumed: 3, isFlat: true });
  expect(soaked.filed).toBeGreaterThan(0);
  let grown = 0;
  const leaking = await soak({ url, open: 0, seconds: 1, residentMib: () => (grown += 50) });
  expect(leaking.isFlat).toBe(false);
});
