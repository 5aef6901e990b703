import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { newCaseId } from '../../cases/ids.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { type CrashStep, filingSteps } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import {
  filing,
  officer,
  sealed,
  sealedBlob,
  sealedCase,
  sealedEntry,
  tempStore,
  today,
} from './fixtures.ts';
import { onServer } from './place.ts';

test('however filings race and repeat, a token makes one case that opens', async () => {
  // A click: which report it belongs to, whether the report had files (its case id stands fast then),
  // and how long each of its steps takes.
  const click = fc.record({
    report: fc.nat({ max: 2 }),
    delays: fc.array(fc.nat({ max: 3 }), { minLength: 9, maxLength: 9 }),
  });
  const reports = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
  await fc.assert(
    fc.asyncProperty(
      reports,
      fc.array(click, { minLength: 1, maxLength: 8 }),
      async (fixed, clicks) => {
        const delays = clicks.flatMap((one) => one.delays);
        let at = 0;
        await using temp = await tempStore({
          onStep: async () => {
            const turns = delays[at++ % delays.length] ?? 0;
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
          },
        });
        const { store } = temp;
        const ids = fixed.map((isFixed) => (isFixed ? newCaseId(systemRandom) : undefined));
        const filed = await Promise.all(
          clicks.map(async ({ report }) => {
            const caseId = ids[report];
            const inner = sealed(40);
            const attempt = sealedCase({
              ...(caseId === undefined ? {} : { caseId }),
              inner,
              blobs: [sealedBlob(100), sealedBlob(70_000)],
              reporter: { id: String(report).repeat(64), packet: sealed(100) },
            });
            const token = new Uint8Array(32).fill(report);
            return { report, inner, ...(await store.intake.fileCase(attempt, filing(token))) };
          }),
        );

        for (const report of new Set(clicks.map((one) => one.report))) {
          const same = filed.filter((one) => one.report === report);
          expect(new Set(same.map((one) => one.caseId)).size).toBe(1);
          const [winner, ...others] = same.filter((one) => !one.already);
          expect(others).toEqual([]);
          const caseId = winner?.caseId ?? newCaseId(systemRandom);
          expect(await store.cases.keyFile(officer, caseId, today)).toEqual(winner?.inner);
        }
        const cases = new Set(clicks.map((one) => one.report)).size;
        expect(await store.scrub()).toEqual({ cases, damaged: [] });
        expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 2 * cases } });
        // The losers left nothing behind, and nothing of the winners is taken for an orphan.
        expect(await temp.files()).toHaveLength(cases);
        expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
        expect(await store.scrub()).toEqual({ cases, damaged: [] });
      },
    ),
    // A server is slower to ask, and no other code runs on it.
    { numRuns: onServer ? 5 : 25 },
  );
});

test('an attempt that was late at any step cannot change the key of the case that stands', async () => {
  // Inside the transaction there is no other.
  const ahead = filingSteps.slice(0, filingSteps.indexOf('transaction-open'));
  for (const late of ahead) {
    const there = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    let isFirst = true;
    await using temp = await tempStore({
      onStep: async (step) => {
        if (step !== late || !isFirst) return;
        isFirst = false;
        there.resolve();
        await go.promise;
      },
    });
    const { store } = temp;
    const caseId = newCaseId(systemRandom);
    const token = new Uint8Array(32);
    const attempt = (byte: number) =>
      store.intake.fileCase(
        sealedCase({ caseId, inner: new Uint8Array([byte]), blobs: [sealedBlob(70_000)] }),
        filing(token),
      );
    const slow = attempt(1);
    await there.promise;
    expect(await attempt(2)).toEqual({ caseId, already: false });
    go.resolve();
    expect(await slow).toEqual({ caseId, already: true });
    expect(await store.cases.keyFile(officer, caseId, today)).toEqual(new Uint8Array([2]));
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
  }
});

test('a sweep that runs at any moment of a filing harms it in nothing', async () => {
  const swept: CrashStep[] = [];
  let sweep: (() => Promise<unknown>) | null = null;
  await using temp = await tempStore({
    onStep: async (step) => {
      // Inside the transaction the sweep would wait for us, in another process as well.
      if (step === 'transaction-open' || step === 'case-inserted' || step === 'rows-written')
        return;
      swept.push(step);
      await sweep?.();
    },
  });
  const { store } = temp;
  sweep = () => store.sweep(today);

  const text = sealedCase({ inner: new Uint8Array([5]) });
  await store.intake.fileCase(text, filing());
  expect(swept).toContain('shred-committed');
  expect(await store.cases.keyFile(officer, text.caseId, today)).toEqual(new Uint8Array([5]));

  const large = sealedCase({ blobs: [sealedBlob(70_000)] });
  await store.intake.fileCase(large, filing());
  expect(swept.slice(-3)).toEqual(['blob-synced', 'blob-renamed', 'committed']);
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });

  // Another process cannot know: what it takes away is noticed before anything is acknowledged.
  await using other = await openStore(temp.options);
  sweep = () => other.sweep(today);
  const robbed = sealedCase({ blobs: [sealedBlob(70_000)] });
  await expect(store.intake.fileCase(robbed, filing())).rejects.toMatchObject({
    code: 'store.integrity',
  });
  expect(await store.reporters.find(robbed.reporter.id)).toBeNull();
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
});

test('two tabs that change one session: one of them is told to load again', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const idHash = 'a'.repeat(64);
  const save = (byte: number, expected: number | null) =>
    store.sessions.save(idHash, new Uint8Array([byte]), today, expected);
  const first = await Promise.all([save(1, null), save(2, null)]);
  const second = await Promise.all([save(3, 1), save(4, 1)]);
  for (const both of [first, second]) expect(both.filter(Boolean)).toHaveLength(1);
  expect(await store.sessions.load(idHash)).toMatchObject({
    version: 2,
    blob: new Uint8Array([second[0] ? 3 : 4]),
  });

  // A filing with an outdated session stores nothing at all.
  const stale = sealedCase();
  const session = { idHash, blob: new Uint8Array([9]), expiresDay: today, expectedVersion: 1 };
  await expect(store.intake.fileCase(stale, { ...filing(), session })).rejects.toMatchObject({
    code: 'store.busy',
  });
  expect(await store.reporters.find(stale.reporter.id)).toBeNull();
  expect(await store.sessions.load(idHash)).toMatchObject({ version: 2 });
  expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });

  const fresh = { ...session, expectedVersion: 2 };
  await store.intake.fileCase(stale, { ...filing(), session: fresh });
  expect(await store.sessions.load(idHash)).toMatchObject({
    version: 3,
    blob: new Uint8Array([9]),
  });
});

test('entries of officers and of the reporter that come at once stand in one order', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      if (at % 2 === 0) {
        const entry = sealedEntry('officer');
        return store.cases.addEntry(officer, filed.caseId, entry, { day: today });
      }
      const entry = sealedEntry('reporter');
      const followUp = { receiptId: filed.reporter.id, day: today, entry, files: [] };
      return store.reporters.followUp(followUp, filing());
    }),
  );
  const entries = await store.cases.entries(officer, filed.caseId);
  expect(entries?.map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 21 } });
});
