import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { beginDigests, endDigests, writeKept } from '../../console/digest/standing.ts';
import type { HouseState } from '../../console/state-api.ts';
import { addDays } from '../../platform/time.ts';
import { keepBackupDay } from '../../storage/backup-day.ts';
import { get, type House, house, type Signed, today } from './house.ts';

let served: House;
let signed: Signed;
beforeEach(async () => {
  served = await house();
  await served.addOfficer('aigerim', 'officer', 'default');
  signed = await served.signIn('aigerim');
});
afterEach(async () => await served[Symbol.asyncDispose]());

async function state(): Promise<HouseState> {
  return (await (await get(served.app, '/api/settings/state', signed)).json()) as HouseState;
}

async function letter(): Promise<HouseState['digest']> {
  return (await state()).digest;
}

async function noticed(): Promise<readonly string[]> {
  const { notices } = await state();
  // This house has no list of recipients, and the disk under a test is what it is.
  return notices.filter((each) => !/^(?:list|disk)-/.test(each));
}

describe('how the house stands', () => {
  test('says that no backup was made, was made too long ago, or without the keys', async () => {
    const { settings } = served.store;
    expect(await noticed()).toEqual(['backup-never']);
    expect((await state()).backup).toBeNull();
    await keepBackupDay(settings, { day: addDays(today, -2), keys: true });
    expect(await noticed()).toEqual([]);
    await keepBackupDay(settings, { day: addDays(today, -3), keys: false });
    expect(await noticed()).toEqual(['backup-old', 'keys-not-copied']);
    expect((await state()).backup).toBe(addDays(today, -3));
  });

  test('says whether the daily letter goes out, and since when not', async () => {
    const { settings } = served.store;
    expect(await letter()).toEqual({ kind: 'off' });
    await beginDigests(settings, today);
    expect(await letter()).toEqual({ kind: 'well' });
    const sent = addDays(today, -4);
    await writeKept(settings, { begun: addDays(today, -9), sent, failing: null });
    expect(await letter()).toEqual({ kind: 'failing', since: addDays(today, -3) });
    await endDigests(settings);
    expect(await letter()).toEqual({ kind: 'off' });
  });

  test.each([
    ['clock-jumped', -400],
    ['clock-back', 30],
  ] as const)(
    'says %s when the last day that was seen is %i days from today',
    async (what, days) => {
      await keepBackupDay(served.store.settings, { day: today, keys: true });
      await served.store.settings.set('clock', addDays(today, days));
      expect(await noticed()).toEqual([what]);
    },
  );

  test('says that no list of recipients holds', async () => {
    expect((await state()).notices).toContain('list-missing');
  });

  test('tells an analyst nothing', async () => {
    await served.addOfficer('serik', 'analyst', null);
    const analyst = await served.signIn('serik');
    expect((await get(served.app, '/api/settings/state', analyst)).status).toBe(403);
  });
});
