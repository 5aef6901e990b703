import { expect, test } from 'vitest';

import { newCaseId } from '../../cases/ids.ts';
import { caseList, type CaseRow } from '../../console/api.ts';
import { Client } from '../../console/app/client.ts';
import { CaseLines } from '../../console/app/inbox/case-lines.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays } from '../../platform/time.ts';
import { z } from '../../platform/shape.ts';
import { filing, sealedCase } from '../storage/fixtures.ts';
import { get, house, today } from './house.ts';
import { quickArgon2id } from './office.ts';

/** Filed so many days ago; nobody has made its card. */
function row(daysAgo: number): CaseRow {
  const day = addDays(today, -daysAgo);
  return {
    caseId: newCaseId(systemRandom),
    group: 'default',
    day,
    dueDay: addDays(day, 20),
    closedDay: null,
    termDay: null,
    eraseDay: null,
    card: null,
    cardVersion: 0,
    lastFromOfficer: 0,
    lastFromReporter: 0,
    unconfirmed: false,
    behind: false,
  };
}

/** Answers with one part after the other; the last one ends the list, whatever was asked. */
function clientOf(parts: readonly (readonly CaseRow[])[], asked: string[]): Client {
  return new Client(async (input) => {
    asked.push(input as string);
    const at = asked.length - 1;
    const next = at + 1 < parts.length ? `part-${at + 1}` : null;
    return Response.json({ today, cases: parts[at] ?? [], next });
  });
}

const nothing = () => Promise.resolve();

test('whatever the order in which the parts arrive, the newest case stands first and each stands once', async () => {
  const parts = [
    [row(0), row(1)],
    [row(9), row(3), row(5)],
    [row(4), row(2)],
  ];
  const asked: string[] = [];
  const client = clientOf(parts, asked);
  const lines = new CaseLines({ client, keys: new KeyRing(quickArgon2id, systemRandom) });
  const seen: { readonly whole: boolean; readonly count: number }[] = [];
  lines.watch(() => seen.push({ whole: lines.state().whole, count: lines.state().lines.length }));
  await lines.load(nothing);
  const days = lines.state().lines.map((line) => line.row.day);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(days).toHaveLength(7);
  expect(asked).toEqual(['/api/cases', '/api/cases?after=part-1', '/api/cases?after=part-2']);
  // The first part can be worked with at once; the last is never kept back.
  expect(seen.find(({ count }) => count > 0)).toEqual({ whole: false, count: 2 });
  expect(seen.at(-1)).toEqual({ whole: true, count: 7 });
});

test('the server gives the newest cases first, and then each of the others once', async () => {
  await using served = await house();
  await served.addOfficer('aigerim', 'officer', 'default');
  const signed = await served.signIn('aigerim');
  // One more than go over the line at first.
  const filed = Array.from({ length: 103 }, (_, at) => sealedCase({ day: addDays(today, -at) }));
  for (const each of filed) await served.store.intake.fileCase(each, filing());
  const ask = async (path: string) => {
    const answer = await get(served.app, path, signed);
    return z.decode(caseList.answer, (await answer.json()) as z.input<typeof caseList.answer>);
  };
  const first = await ask('/api/cases');
  const rest = await ask(`/api/cases?after=${first.next}`);
  expect(idsOf(first.cases)).toEqual(idsOf(filed).slice(0, 100));
  expect(new Set(idsOf(rest.cases))).toEqual(new Set(idsOf(filed).slice(100)));
  expect(rest.next).toBeNull();
  const [last = expect.fail('three are left')] = idsOf(rest.cases).toSorted();
  const behind = await ask(`/api/cases?after=${first.next}.${last}`);
  expect(behind.cases).toHaveLength(2);
  for (const after of ['x', today, `${today}.${last}.${last}.${last}`, `${today}.${last}.x`]) {
    expect((await get(served.app, `/api/cases?after=${after}`, signed)).status).toBe(400);
  }
});

function idsOf(rows: readonly Pick<CaseRow, 'caseId'>[]): readonly string[] {
  return rows.map(({ caseId }) => caseId);
}
