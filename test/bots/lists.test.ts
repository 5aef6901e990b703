import { afterAll, beforeAll, expect, test } from 'vitest';

import { createLists } from '../../bots/lists.ts';
import { watchRoster, type VerifiedRoster } from '../../bots/roster-watch.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { systemClock } from '../../platform/clock.ts';
import { readPin } from '../../storage/pin.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { listDesk, type ListDesk } from '../fixtures/lists.ts';

let installation: Installation;
let desk: ListDesk;
beforeAll(async () => {
  installation = await install();
  desk = await listDesk(installation);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const said: string[] = [];
const log = (event: string): void => void said.push(event);

function listsUnder(change: (verified: VerifiedRoster) => VerifiedRoster | null) {
  const { dataDir } = installation;
  const current = watchRoster({ rosters: desk.store.rosters, pin: () => readPin(dataDir), log });
  return createLists({
    lists: desk.store.lists,
    blobs: desk.store.blobs,
    roster: async () => {
      const verified = await current();
      return verified === null ? null : change(verified);
    },
    age: nativeAge,
    clock: systemClock(houseDay),
    log,
  });
}

async function answer(lists: ReturnType<typeof listsUnder>, token: string) {
  const offer = await lists.find(token);
  if (typeof offer === 'string') return offer;
  const entry = { choice: 'yes', note: null, files: [] } as const;
  const list = { offer, said: { 'personnel-1': entry }, caseKey: null };
  return lists.answer({ list, language: 'kk', once: systemRandom(32) });
}

test('without anybody who could read an answer none is taken, and the link says so', async () => {
  const token = await desk.ask();
  expect(
    await answer(
      listsUnder(() => null),
      token,
    ),
  ).toBe('no-readers');
  const without = listsUnder(({ roster, ...rest }) => {
    const { analysis: _gone, ...groups } = roster.groups;
    return { ...rest, roster: { ...roster, groups } };
  });
  expect(await answer(without, token)).toBe('no-readers');
  expect(await desk.read(token)).toEqual([]);
});

test('a request of somebody who left the group asks nothing any more', async () => {
  const token = await desk.ask();
  const left = listsUnder(({ roster, ...rest }) => {
    const { officer } = installation.who('officer');
    const analysis = (roster.groups.analysis ?? []).filter((id) => id !== officer.id);
    return { ...rest, roster: { ...roster, groups: { ...roster.groups, analysis } } };
  });
  expect(await answer(left, token)).toBe('unknown');
  expect(said).toContain('list.refused');
});

test('many who answer one link at once all get a place of their own', async () => {
  const token = await desk.ask();
  const lists = listsUnder((verified) => verified);
  const taken = await Promise.all(Array.from({ length: 6 }, () => answer(lists, token)));
  expect(new Set(taken)).toEqual(new Set(['taken']));
  const answers = await desk.read(token);
  expect(answers.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
});
