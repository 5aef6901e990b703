import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { SenimError } from '../../platform/errors.ts';
import { groupCommit } from '../../storage/group-commit.ts';
import { filing, officer, sealedCase, tempStore, today } from './fixtures.ts';

/** Batches as they were run, and what each was answered. */
function recording(refusal: (batch: readonly number[]) => Error | null) {
  const batches: (readonly number[])[] = [];
  const group = groupCommit<number, string>(async (take) => {
    const batch = take();
    batches.push(batch);
    await new Promise(setImmediate);
    const error = refusal(batch);
    if (error !== null) throw error;
    return batch.map((item) => `done ${item}`);
  }, 4);
  const commit = (item: number) => {
    using announced = group.announce();
    return announced.commit(item);
  };
  return { batches, group, commit };
}

const isBad = (item: number) => item % 5 === 0;

const told = (answers: readonly PromiseSettledResult<string>[]) =>
  answers.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message));

test('those who come at once go together, up to the most, and each is answered for itself', async () => {
  const { batches, commit } = recording(() => null);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(commit));
  expect(answers).toEqual([1, 2, 3, 4, 5, 6].map((item) => `done ${item}`));
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
});

test('who is announced is waited for, and who does not come after all holds nobody up', async () => {
  const { batches, group, commit } = recording(() => null);
  const second = group.announce();
  const never = group.announce();
  const first = commit(1);
  never[Symbol.dispose]();
  const answers = Promise.all([first, second.commit(2)]);
  expect(await answers).toEqual(['done 1', 'done 2']);
  expect(batches).toEqual([[1, 2]]);
});

test('whatever is among them, the rest is done, once, and only what is bad fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 }), async (items) => {
      const { batches, commit } = recording((batch) =>
        batch.some(isBad) ? new Error('bad') : null,
      );
      const answers = told(await Promise.allSettled(items.map(commit)));
      expect(answers).toEqual(items.map((item) => (isBad(item) ? 'bad' : `done ${item}`)));
      const succeeded = batches.filter((batch) => !batch.some(isBad)).flat();
      expect(new Set(succeeded)).toEqual(new Set(items.filter((item) => !isBad(item))));
      expect(new Set(succeeded).size).toBe(succeeded.length);
    }),
  );
});

test('where nobody knows whether it was done, nothing is done again', async () => {
  const { batches, commit } = recording(() => new SenimError('store.away', 'away'));
  const answers = told(await Promise.allSettled([1, 2, 3].map(commit)));
  expect(answers).toEqual(['away', 'away', 'away']);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('of filings that come at once one that cannot be stored fails alone, and leaves nothing', async () => {
  let transactions = 0;
  await using temp = await tempStore({
    onStep: (step) => {
      if (step === 'transaction-open') transactions += 1;
    },
  });
  const { store } = temp;
  const well = Array.from({ length: 5 }, () => sealedCase());
  await Promise.all(well.map((sealed) => store.intake.fileCase(sealed, filing())));
  expect(transactions).toBe(1);

  const stale = sealedCase();
  const session = {
    idHash: 'a'.repeat(64),
    blob: new Uint8Array(9),
    expiresDay: today,
    expectedVersion: 1,
  };
  const more = Array.from({ length: 3 }, () => sealedCase());
  const answers = await Promise.allSettled([
    ...more.map((sealed) => store.intake.fileCase(sealed, filing())),
    store.intake.fileCase(stale, { ...filing(), session }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect(await store.reporters.find(stale.reporter.id)).toBeNull();
  expect(await store.cases.list(officer)).toHaveLength(8);
  expect(await store.scrub()).toEqual({ cases: 8, damaged: [] });
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 8 } });
  expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
});
