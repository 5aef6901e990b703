import { afterAll, beforeAll, expect, test } from 'vitest';

import { followChain } from '../../cases/audit-chain.ts';
import { detailDays } from '../../cases/audit-detail.ts';
import type { Session } from '../../console/app/session.ts';
import { addDays } from '../../platform/time.ts';
import { type Clerk, clerk } from './clerk.ts';
import { today } from './house.ts';
import { type Filed, file, type Office, office, quickArgon2id } from './office.ts';

let served: Office;
let unit: Clerk;
let overseer: Clerk;
let ofUnit: Filed;
let aboutUnit: Filed;
beforeAll(async () => {
  served = await office(undefined, {}, quickArgon2id);
  ofUnit = await file(served, {});
  aboutUnit = await file(served, { group: 'oversight' });
  const of = (role: string) => {
    const access = served.made.access.find((each) => each.role === role);
    if (access === undefined) throw new TypeError('nobody has that role');
    return access;
  };
  unit = await clerk(served, of('officer'));
  overseer = await clerk(served, of('oversight'));
});
afterAll(async () => await served[Symbol.asyncDispose]());

async function readBy({ client, keys }: Session) {
  const lines = await client.audit(0);
  const opened = await keys.openDetails({ lines, keys: await client.dayKeys(today) });
  return lines.flatMap(({ kind }, at) => (kind === 'filed' ? [opened[at] ?? null] : []));
}

test('tell the unit of its own cases, and oversight of all', async () => {
  expect(await readBy(unit.session)).toEqual([ofUnit.caseId, null]);
  expect(await readBy(overseer.session)).toEqual([ofUnit.caseId, aboutUnit.caseId]);
});

test('say nothing to whoever holds the database, and open in their own line alone', async () => {
  const lines = await unit.session.client.audit(0);
  for (const { ct } of lines) expect(Buffer.from(ct).includes(ofUnit.caseId)).toBe(false);
  const filed = lines.find(({ kind }) => kind === 'filed');
  if (filed === undefined) throw new TypeError('nothing was filed');
  const keys = await unit.session.client.dayKeys(today);
  const moved = [filed, { ...filed, kind: 'opened' }, { ...filed, day: addDays(today, 1) }];
  const opened = await unit.session.keys.openDetails({ lines: moved, keys });
  expect(opened).toEqual([ofUnit.caseId, null, null]);
});

test('are shredded with their term, and the chain still holds', async () => {
  await served.store.sweep(addDays(today, detailDays));
  expect(await readBy(unit.session)).toEqual([ofUnit.caseId, null]);
  await served.store.sweep(addDays(today, detailDays + 1));
  expect(await unit.session.client.dayKeys(today)).toEqual([]);
  expect(await readBy(overseer.session)).toEqual([null, null]);
  expect(followChain(null, await unit.session.client.audit(0))).toMatchObject({ ok: true });
  expect(await served.store.audit.verify()).toMatchObject({ ok: true });
});
