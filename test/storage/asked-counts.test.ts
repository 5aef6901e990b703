import { expect, test } from 'vitest';

import type { DateIso } from '../../platform/time.ts';
import { tempStore } from './fixtures.ts';

const day = '2026-11-22' as DateIso;

test('questions that are counted at the same moment are all counted', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const one = { day, what: 'sure', card: 'reward' } as const;
  const none = { day, what: 'unknown', card: null } as const;
  await Promise.all(Array.from({ length: 20 }, () => store.asked.add(one)));
  await store.asked.add(none);
  await store.settings.set('asked/2026-11-22/nonsense/x', '7');
  expect(await store.asked.all()).toEqual([
    { ...one, count: 20 },
    { ...none, count: 1 },
  ]);
});
