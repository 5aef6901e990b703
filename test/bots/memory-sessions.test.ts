import { describe, expect, test } from 'vitest';

import { memorySessions } from '../../bots/memory-sessions.ts';
import type { DateIso, Ms } from '../../platform/time.ts';

const day = '2026-11-22' as DateIso;
const blob = Uint8Array.of(1, 2, 3);

function atTime() {
  const clock = { time: 1000, now: () => clock.time };
  return { clock, sessions: memorySessions(clock, 30 as Ms) };
}

describe('a session in memory', () => {
  test('is compared and swapped like one in the store', async () => {
    const { sessions } = atTime();
    expect(await sessions.save('a', blob, day, 1)).toBe(false);
    expect(await sessions.save('a', blob, day, null)).toBe(true);
    expect(await sessions.save('a', blob, day, null)).toBe(false);
    expect(await sessions.save('a', Uint8Array.of(4), day, 1)).toBe(true);
    expect(await sessions.load('a')).toEqual({ blob: Uint8Array.of(4), version: 2 });
  });

  test('lives from its last touch on, and is gone afterwards', async () => {
    const { clock, sessions } = atTime();
    await sessions.save('a', blob, day, null);
    clock.time += 29;
    expect(await sessions.load('a')).not.toBeNull();
    clock.time += 29;
    expect(await sessions.load('a')).not.toBeNull();
    clock.time += 30;
    expect(await sessions.load('a')).toBeNull();
    expect(await sessions.save('a', blob, day, 1)).toBe(false);
  });

  test('is swept and dropped', async () => {
    const { clock, sessions } = atTime();
    await sessions.save('a', blob, day, null);
    await sessions.save('b', blob, day, null);
    await sessions.drop('a');
    expect(await sessions.load('a')).toBeNull();
    clock.time += 31;
    expect(await sessions.sweep(day)).toBe(1);
  });
});
