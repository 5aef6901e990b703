import { expect, test } from 'vitest';

import { DraftStore, settledDraft } from '../../console/app/surveys/draft-store.ts';
import { Trouble } from '../../console/app/trouble.ts';

/** Holds one draft as the server does, and a line that may lose answers or hold them back. */
function server() {
  let stored = { id: 'a', version: 1, bytes: new Uint8Array([0]) };
  let line: 'holds' | 'loses-answer' = 'holds';
  const asked: number[] = [];
  let gate = Promise.resolve();
  return {
    asked,
    stored: () => stored,
    lose: () => (line = 'loses-answer'),
    /** By a colleague. */
    overwrite: (bytes: Uint8Array<ArrayBuffer>) => {
      stored = { ...stored, version: stored.version + 1, bytes };
    },
    holdBack: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    client: {
      saveDraft: async (_: string, bytes: Uint8Array, expected: number) => {
        asked.push(expected);
        await gate;
        if (expected !== stored.version) throw new Trouble('changed');
        stored = { ...stored, version: expected + 1, bytes: new Uint8Array(bytes) };
        if (line === 'holds') return;
        line = 'holds';
        throw new Trouble('network');
      },
      surveyDrafts: async () => await Promise.resolve([stored]),
    },
  };
}

const bytes = (value: number) => new Uint8Array([value]);

test('a draft whose answer was lost is no colleague’s when it is saved again', async () => {
  const house = server();
  const store = new DraftStore(house.client, { id: 'a', version: 1 });
  house.lose();
  await expect(store.save(bytes(1))).rejects.toMatchObject({ because: 'network' });
  await store.save(bytes(2));
  expect(house.stored()).toMatchObject({ version: 3, bytes: bytes(2) });
});

test('a colleague’s draft is not overwritten, also where an answer was lost before', async () => {
  const house = server();
  const store = new DraftStore(house.client, { id: 'a', version: 1 });
  house.lose();
  await expect(store.save(bytes(1))).rejects.toMatchObject({ because: 'network' });
  house.overwrite(bytes(9));
  await expect(store.save(bytes(2))).rejects.toMatchObject({ because: 'changed' });
  expect(house.stored().bytes).toEqual(bytes(9));
});

test('states that come quickly are stored one behind the other, and whoever opens the draft waits', async () => {
  const house = server();
  const store = new DraftStore(house.client, { id: 'a', version: 1 });
  const letGo = house.holdBack();
  const saved = [store.save(bytes(1)), store.save(bytes(2))];
  let isSettled = false;
  const settled = settledDraft('a').then(() => (isSettled = true));
  await Promise.resolve();
  expect([house.asked, isSettled]).toEqual([[1], false]);
  letGo();
  await Promise.all(saved);
  await settled;
  expect(house.asked).toEqual([1, 2]);
  expect(house.stored()).toMatchObject({ version: 3, bytes: bytes(2) });
});
