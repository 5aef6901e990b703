import { expect, test } from 'vitest';

import { openStore } from '../../storage/store.ts';
import { tempStore } from './fixtures.ts';

const work = 'telegram-polling';

test('of several holders one has the work, until it gives it back or falls silent', async () => {
  await using temp = await tempStore();
  await using other = await openStore(temp.options);
  const { leases } = temp.store;
  expect(await leases.take(work, 'a', { now: 0, until: 10 })).toBe(true);
  expect(await other.leases.take(work, 'b', { now: 5, until: 15 })).toBe(false);
  expect(await leases.take(work, 'a', { now: 9, until: 19 })).toBe(true);
  expect(await other.leases.take(work, 'b', { now: 15, until: 25 })).toBe(false);
  expect(await other.leases.take(work, 'b', { now: 19, until: 29 })).toBe(true);
  await leases.release(work, 'a');
  expect(await leases.take(work, 'a', { now: 20, until: 30 })).toBe(false);
  await other.leases.release(work, 'b');
  expect(await leases.take(work, 'a', { now: 20, until: 30 })).toBe(true);
});

test('of many who ask at once one gets it', async () => {
  await using temp = await tempStore();
  const asked = Array.from({ length: 20 }, (_, at) =>
    temp.store.leases.take(work, `holder ${at}`, { now: 0, until: 10 }),
  );
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
});
