import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { eraseSteps, type FilingStep, filingSteps, wrapSteps } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import * as crash from './crash-acts.ts';
import { officer, tempPlace, today } from './fixtures.ts';
import { onServer, type Place } from './place.ts';

// A server is killed at fewer steps: what a file does by halves, rows do not.
const caseSteps = onServer
  ? (['blob-half', 'blob-renamed', 'transaction-open', 'committed'] as const)
  : filingSteps;
// One kill at each named step that there is: the killed process proves that it was there.
const textSteps = onServer
  ? (['rows-written'] as const)
  : ([
      'shred-committed',
      'transaction-open',
      'case-inserted',
      'rows-written',
      'committed',
    ] as const);
const followUpSteps = onServer
  ? (['rows-written', 'committed'] as const)
  : (['received', 'transaction-open', 'rows-written', 'committed'] as const);

describe.concurrent('a process killed in the middle', () => {
  test.each(onServer ? (['wrap-written'] as const) : wrapSteps)(
    'of sealing a key to the next list, at %s, leaves it to the old list or the new, and nothing twice',
    async (step) => {
      await using place = await tempPlace();
      await killedAt(place, 'wrap', step);

      await using store = await openStore(place.options);
      const isDone = step === 'wrap-committed';
      expect(await store.keyWork.stale(officer, 2)).toBe(isDone ? 0 : 1);
      expect(await crash.wrap(store)).toBe(isDone ? 'overtaken' : 'put');
      expect(await store.keyWork.stale(officer, 2)).toBe(0);
      expect(await store.cases.keyFile(officer, crash.caseId, today)).toEqual(
        new Uint8Array([4, 5, 6]),
      );
      expect(await store.cases.entries(officer, crash.caseId)).toHaveLength(1);
      const kinds = (await store.audit.rows(0, 50)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'keys-wrapped')).toHaveLength(1);
      expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
    },
  );

  test.each(onServer ? (['erase-shredded'] as const) : eraseSteps)(
    'of erasing a case, at %s, leaves nothing that opens, and the next sweep ends it once',
    async (step) => {
      await using place = await tempPlace();
      await killedAt(place, 'erase', step);

      await using store = await openStore(place.options);
      const isDone = step === 'erase-committed';
      if (step !== 'erase-open') {
        const opening = store.cases.keyFile(officer, crash.caseId, today);
        await expect(opening.catch(({ code }: { code: string }) => code)).resolves.toBe(
          isDone ? null : 'store.integrity',
        );
      }
      const swept = await store.sweep(crash.eraseDay);
      expect(swept.cases).toBe(isDone ? 0 : 1);
      expect((await store.sweep(crash.eraseDay)).cases).toBe(0);
      expect(await store.cases.list(officer)).toEqual([]);
      expect(await store.reporters.find(crash.receiptId)).toBeNull();
      expect(await store.reporters.erased(crash.receiptId)).toEqual({
        day: crash.eraseDay,
        because: 'agreed',
      });
      expect(await place.files()).toEqual([]);
      const kinds = (await store.audit.rows(0, 50)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'erased')).toHaveLength(1);
      expect(await store.audit.verify()).toMatchObject({ ok: true });
    },
  );

  test.each(caseSteps)('of filing, at %s, leaves the whole case or nothing', async (step) => {
    await using place = await tempPlace();
    await killedAt(place, 'case', step);

    await using store = await openStore(place.options);
    const at = filingSteps.indexOf(step);
    const isOrphaned = (from: FilingStep): boolean =>
      step !== 'committed' && at >= filingSteps.indexOf(from);
    expect(await store.sweep(today)).toEqual({
      sessions: 0,
      cases: 0,
      // On a server the key comes with its case, and none is left without.
      shredKeys: isOrphaned('shred-committed') && !onServer ? 1 : 0,
      // After the commit it is the unwanted original, whose row is gone already.
      blobs: isOrphaned('blob-renamed') || step === 'committed' ? 1 : 0,
    });
    if (step !== 'committed') {
      expect(await store.reporters.find(crash.receiptId)).toBeNull();
      expect(await store.cases.list(officer)).toEqual([]);
      expect(await store.audit.head()).toBeNull();
      // The draft is as it was, ready for another attempt; everything else is swept.
      expect((await place.files()).toSorted()).toEqual([crash.draftBlob, crash.unwantedBlob]);
      expect(await store.sessions.load(crash.sessionId)).toMatchObject({ version: 1 });
    }

    const again = await crash.act(store, 'case', crash.prepared());
    expect(again?.already).toBe(step === 'committed');
    expect(await store.cases.list(officer)).toHaveLength(1);
    expect(await store.cases.keyFile(officer, crash.caseId, today)).toEqual(crash.inner);
    expect(await store.cases.blobs(officer, crash.caseId)).toHaveLength(3);
    expect(await store.sessions.load(crash.sessionId)).toMatchObject({ version: 2 });
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
    expect(await store.audit.verify()).toMatchObject({ ok: true });
    expect(await place.files()).toHaveLength(2);
    expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
  });

  test.each(textSteps)('of filing text alone, at %s, leaves it whole or nothing', async (step) => {
    await using place = await tempPlace();
    await killedAt(place, 'text', step);

    await using store = await openStore(place.options);
    const before = await store.reporters.find(crash.receiptId);
    expect(before !== null).toBe(step === 'committed');
    // Without a sweep: the key that the killed attempt left must not stand in the way of the next.
    const again = await crash.act(store, 'text', crash.prepared());
    expect(again?.already).toBe(step === 'committed');
    expect(await store.cases.keyFile(officer, crash.caseId, today)).toEqual(crash.inner);
    expect(await store.cases.list(officer)).toHaveLength(1);
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
    expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
  });

  test.each(followUpSteps)('of a follow-up, at %s, leaves it whole or not at all', async (step) => {
    await using place = await tempPlace();
    await killedAt(place, 'follow-up', step);

    await using store = await openStore(place.options);
    const before = await store.reporters.entries(crash.receiptId);
    expect(before.sent).toEqual(step === 'committed' ? [today] : []);
    const again = await crash.act(store, 'follow-up', crash.prepared());
    expect(again?.already).toBe(step === 'committed');
    expect((await store.reporters.entries(crash.receiptId)).sent).toEqual([today]);
    expect(await store.cases.entries(officer, crash.caseId)).toHaveLength(1);
    expect(await store.cases.blobs(officer, crash.caseId)).toHaveLength(4);
    expect(await store.sessions.load(crash.sessionId)).toMatchObject({ version: 3 });
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
  });
});

async function killedAt(place: Place, kind: crash.Kind, step: string): Promise<void> {
  {
    await using store = await openStore(place.options);
    await crash.lay(store, kind);
  }
  const { dataDir } = place;
  const filer = join(import.meta.dirname, 'filer.ts');
  const child = spawn(process.execPath, [filer, dataDir, place.url, kind, step], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  await reached(child, join(dataDir, 'reached'), step);
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  await rm(join(dataDir, 'reached'));
}

async function reached(child: ChildProcess, marker: string, step: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the process ended before ${step}`);
    if (contentOf(marker) === step) return;
    await wait(10);
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
