import { expect, test } from 'vitest';

import { createFiling } from '../../bots/filing.ts';
import { createOwnForms } from '../../bots/own-form.ts';
import { watchRoster } from '../../bots/roster-watch.ts';
import { selfCheck, type SelfCheckParts } from '../../bots/self-check.ts';
import { createVisits } from '../../bots/visits.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { nativeSigner } from '../../platform/crypto/native-signer.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { createLog } from '../../platform/log.ts';
import { addDays, type Clock } from '../../platform/time.ts';
import { readPin } from '../../storage/pin.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install } from '../fixtures/house.ts';

async function partsFor(store: Store, dataDir: string, lines: string[]) {
  let today = houseDay;
  const clock: Clock = { today: () => today, now: () => 0 };
  const log = createLog((line) => lines.push(line));
  const roster = watchRoster({ rosters: store.rosters, pin: () => readPin(dataDir), log });
  const knowledge = await loadKnowledge();
  const shared = { age: nativeAge, random: systemRandom, clock, roster, knowledge, log };
  const { reporters, checkIns, intake, selfChecks } = store;
  const server = nativeSigner(new Secret(systemRandom(32)));
  const parts: SelfCheckParts = {
    ...shared,
    selfChecks,
    file: createFiling({ ...shared, intake, ownForms: createOwnForms(store.settings) }),
    visits: createVisits({ ...shared, reporters, checkIns, server }),
  };
  return { parts, tomorrow: () => (today = addDays(today, 1)) };
}

test('the house files a report itself once a day, which no officer sees and nobody counts', async () => {
  await using installation = await install();
  await using store = await openStore(installation);
  const { officer } = installation.who('officer');
  const lines: string[] = [];
  const { parts, tomorrow } = await partsFor(store, installation.dataDir, lines);
  expect(await selfCheck(parts)).toBe('passed');
  expect(await selfCheck(parts)).toBe('not-due');
  expect(await store.selfChecks.passed()).toBe(houseDay);
  expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
  expect(await store.cases.list(officer)).toEqual([]);
  expect(await store.keyWork.stale(officer, 99)).toBe(0);
  const rows = await store.audit.rows(0, 99);
  const row = rows.find(({ kind }) => kind === 'self-checked');
  expect(row?.actor_tag).toBe('intake');

  // The next one takes the place of the last: nothing heaps up.
  tomorrow();
  expect(await selfCheck(parts)).toBe('passed');
  expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
  expect(await store.sweep(houseDay)).toMatchObject({ sessions: 0, blobs: 0, shredKeys: 0 });
  expect(await store.audit.verify()).toMatchObject({ ok: true });
  expect(lines).toEqual([]);
});

test('a report that was acknowledged and is not there is no passed check', async () => {
  await using installation = await install();
  await using store = await openStore(installation);
  const lines: string[] = [];
  const { parts } = await partsFor(store, installation.dataDir, lines);
  const lost = { ...parts, visits: { find: async () => null } };
  expect(await selfCheck(lost)).toBe('failed');
  expect(await store.selfChecks.passed()).toBeNull();
  expect(lines.join()).toContain('"event":"self-check.failed","code":"store.integrity"');
});
