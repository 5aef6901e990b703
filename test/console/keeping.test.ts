import { afterAll, beforeAll, expect, test } from 'vitest';

import { retentionBytes } from '../../cases/retention.ts';
import type { Appointed } from '../../console/new-member.ts';
import { Trouble } from '../../console/app/trouble.ts';
import { addDays } from '../../platform/time.ts';
import { answerTo, askFor } from './acts.ts';
import { type Clerk, clerk } from './clerk.ts';
import { today } from './house.ts';
import { file, type Office, office, quickArgon2id } from './office.ts';

const unit: readonly Appointed[] = [
  { role: 'officer', group: 'default' },
  { role: 'officer', group: 'default' },
  { role: 'oversight', group: 'oversight' },
];

let served: Office;
let first: Clerk;
let second: Clerk;
beforeAll(async () => {
  served = await office(unit, {}, quickArgon2id);
  const [one, two] = served.made.access.filter(({ role }) => role === 'officer');
  if (one === undefined || two === undefined) throw new TypeError('two officers');
  first = await clerk(served, one);
  second = await clerk(served, two);
});
afterAll(async () => await served[Symbol.asyncDispose]());

async function troubleOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'done',
    (error: unknown) => (error instanceof Trouble ? error.because : 'other'),
  );
}

test('a mark to keep is read by the group, stands against a deletion, and is lifted by two', async () => {
  const { caseId } = await file(served, {});
  const until = addDays(today, 100);
  const text = 'Сот қарап жатыр';
  const reason = await first.session.keys.sealReason({ about: caseId, group: 'default', text });
  await first.session.client.setHold(caseId, { until, reason });
  const { hold } = await second.session.client.keeping(caseId);
  expect(hold).toMatchObject({ until, officerId: first.session.officerId });
  const bytes = hold?.reason ?? new Uint8Array();
  expect(await second.session.keys.openReason({ about: caseId, bytes })).toBe(text);
  const early = { until: addDays(today, 5), reason };
  expect(await troubleOf(second.session.client.setHold(caseId, early))).toBe('needs-consent');
  const late = { until: addDays(today, 4000), reason };
  expect(await troubleOf(second.session.client.setHold(caseId, late))).toBe('malformed');

  await askFor(first.session, 'delete-case', caseId);
  expect(await troubleOf(answerTo(second.session, 'delete-case', caseId))).toBe('held');
  await askFor(second.session, 'lift-hold', caseId);
  await answerTo(first.session, 'lift-hold', caseId);
  await answerTo(second.session, 'delete-case', caseId);
  const { hold: none, eraseDay } = await first.session.client.keeping(caseId);
  expect([none, eraseDay]).toEqual([null, addDays(today, 7)]);
  const { due } = await first.session.client.retention();
  expect(due).toEqual([{ caseId, day: addDays(today, 7), because: 'agreed', heldUntil: null }]);
});

test('the terms change when two agree to exactly these', async () => {
  const payload = retentionBytes({ v: 1, closed: 365, open: null });
  await askFor(first.session, 'set-retention', 'body', { payload });
  expect((await second.session.client.retention()).terms.closed).toBeNull();
  await answerTo(second.session, 'set-retention', 'body');
  expect((await second.session.client.retention()).terms).toEqual({
    v: 1,
    closed: 365,
    open: null,
  });
});
