import { expect, test } from 'vitest';

import { rememberedFor } from '../../../bots/kept-chats.ts';
import { Chats } from '../../../bots/telegram/chats.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';

const minute = 60_000;
const hour = 60 * minute;

function scene() {
  let now = 1_000_000;
  const chats = new Chats(systemRandom, { now: () => now });
  return {
    chats,
    wait: (ms: number) => {
      now += ms;
      chats.sweep();
    },
  };
}

test('a draft is remembered for half an hour after the last sign of its writer, and no longer', () => {
  const { chats, wait } = scene();
  expect(rememberedFor).toBe(30 * minute);
  const key = new Uint8Array(32).fill(7);
  chats.of(5).clientKey = key;
  wait(29 * minute);
  expect(chats.of(5).clientKey).toBe(key);
  wait(29 * minute);
  expect(chats.of(5).clientKey).toBe(key);
  wait(31 * minute);
  expect(chats.of(5).clientKey).toBeNull();
  // What was forgotten is overwritten too.
  expect([...key].every((byte) => byte === 0)).toBe(true);
});

test('messages are known longer than drafts, as long as a bot may delete them', () => {
  const { chats, wait } = scene();
  chats.note(5, 1);
  wait(47 * hour);
  chats.note(5, 2);
  expect(chats.takeMessages(5)).toEqual([1, 2]);
  expect(chats.takeMessages(5)).toEqual([]);
  chats.note(5, 3);
  wait(49 * hour);
  expect(chats.takeMessages(5)).toEqual([]);
});

test('the name of a chat tells nothing of it, and another process gives another', () => {
  const one = scene().chats;
  expect(one.nameOf(123_456_789)).toMatch(/^[0-9a-f]{64}$/);
  expect(one.nameOf(123_456_789)).toBe(one.nameOf(123_456_789));
  expect(one.nameOf(123_456_789)).not.toBe(one.nameOf(123_456_788));
  expect(scene().chats.nameOf(123_456_789)).not.toBe(one.nameOf(123_456_789));
});
