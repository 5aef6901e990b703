import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import { SenimError } from '../../platform/errors.ts';
import { groupCommit } from '../../storage/group-commit.ts';
import { filing, officer, sealedCase, tempStore, today } from './fixtures.ts';

/** Batches as they were run, and what each was answered. */
function recording(refusal: (batch: readonly number[]) => Error | null, lanes = 1) {
  const batches: (readonly number[])[] = [];
  let atWork = 0;
  let mostAtWork = 0;
  const group = groupCommit<number, string>(
    async (take) => {
      const batch = take();
      batches.push(batch);
      atWork += 1;
      mostAtWork = Math.max(mostAtWork, atWork);
      await new Promise(setImmediate);
      atWork -= 1;
      const error = refusal(batch);
      if (error !== null) throw error;
      return batch.map((item) => `done ${item}`);
    },
    { most: 4, lanes },
  );
  const commit = (item: number) => {
    using announced = group.announce();
    return announced.commit(item);
  };
  return { batches, group, commit, mostAtWork: () => mostAtWork };
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

test('where two batches can be at work those who come are shared out, and nobody is left behind', async () => {
  const { batches, commit, mostAtWork } = recording(() => null, 2);
  const six = [1, 2, 3, 4, 5, 6];
  expect(await Promise.all(six.map(commit))).toEqual(six.map((item) => `done ${item}`));
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const many = Array.from({ length: 40 }, (_, at) => at);
  expect(await Promise.all(many.map(commit))).toEqual(many.map((item) => `done ${item}`));
  expect(mostAtWork()).toBe(2);
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
  // A server commits two batches at a time.
  expect(transactions).toBe(store.engine === 'sqlite' ? 1 : 2);

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

/** Takes no commit with this case in it: a server refuses it at the commit itself, SQLite undoes the transaction before. */
async function refuseAtCommit({ store, sql }: Opened, caseId: CaseId): Promise<void> {
  if (store.engine === 'sqlite') {
    await sql(`create trigger refusing before insert on reporters when new.case_id = '${caseId}'
      begin select raise(rollback, 'refused'); end`);
    return;
  }
  await sql(`create function senim.refusing() returns trigger language plpgsql as
    $$ begin raise exception 'refused'; end $$`);
  await sql(`create constraint trigger refusing after insert on senim.reporters
    deferrable initially deferred for each row when (new.case_id = '${caseId}')
    execute function senim.refusing()`);
}

type Opened = Awaited<ReturnType<typeof tempStore>>;

test('a commit that fails acknowledges nobody: the others are committed anew, and the one that it failed for is told', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const cases = Array.from({ length: 6 }, () => sealedCase());
  const [bad] = cases;
  if (bad === undefined) throw new TypeError('no case');
  await refuseAtCommit(temp, bad.caseId);
  const answers = await Promise.allSettled(
    cases.map((sealed) => store.intake.fileCase(sealed, filing())),
  );
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.caseId : null))).toEqual(
    cases.map(({ caseId }) => (caseId === bad.caseId ? null : caseId)),
  );
  expect(await store.reporters.find(bad.reporter.id)).toBeNull();
  expect(await store.cases.list(officer)).toHaveLength(5);
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 5 } });
});

test('whoever comes together with others is answered with the own case, whatever was sent before or twice', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const known = new Map<string, CaseId>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ token: fc.nat(5), isStale: fc.nat(5).map((n) => n === 0) }), {
        minLength: 1,
        maxLength: 12,
      }),
      async (people) => {
        const sent = people.map(({ token, isStale }) => ({
          token: new Uint8Array(32).fill(token),
          sealed: sealedCase(),
          session: isStale ? stale : null,
        }));
        const answers = await Promise.allSettled(
          sent.map(({ token, sealed, session }) =>
            store.intake.fileCase(sealed, { ...filing(token), session }),
          ),
        );
        for (const [at, { token, sealed }] of sent.entries()) {
          const answer = answers[at];
          if (answer?.status !== 'fulfilled') continue;
          const { caseId, already } = answer.value;
          // Its own, or the one that this very token stands for.
          const key = String(token);
          if (!already) {
            expect(caseId).toBe(sealed.caseId);
            expect(known.has(key)).toBe(false);
            known.set(key, caseId);
          }
        }
        for (const [at, { token, session }] of sent.entries()) {
          const answer = answers[at];
          if (answer?.status === 'fulfilled') {
            expect(answer.value.caseId).toBe(known.get(String(token)));
          } else {
            // Nobody fails for what another brought.
            expect(session).not.toBeNull();
          }
        }
      },
    ),
    { numRuns: 25 },
  );
  const stored = (await store.cases.list(officer)).map(({ caseId }) => caseId);
  expect(new Set(stored)).toEqual(new Set(known.values()));
  expect(stored).toHaveLength(known.size);
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: known.size } });
});

/** Of a session that never was. */
const stale = {
  idHash: 'b'.repeat(64),
  blob: new Uint8Array(9),
  expiresDay: today,
  expectedVersion: 1,
};
