import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { newCaseKey } from '../../cases/case-key.ts';
import { openCaseKey, sealCaseKey } from '../../cases/key-file.ts';
import { type Retention, retentionBytes } from '../../cases/retention.ts';
import type { CaseId, SealedCase } from '../../cases/sealed.ts';
import type { ErrorCode } from '../../platform/errors.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { agreed } from '../fixtures/agreed.ts';
import {
  filing,
  officer,
  overseer,
  sealed,
  sealedBlob,
  sealedCase,
  sealedEntry,
  tempFolder,
  today,
} from './fixtures.ts';
import { onServer } from './place.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let dataDir: string;
let store: Store;

beforeEach(async () => {
  folder = await tempFolder();
  dataDir = join(folder.path, 'data');
  store = await openStore({ dataDir });
});
afterEach(async () => {
  await store.close();
  await folder[Symbol.asyncDispose]();
});

const asks = { id: officer.id, signSeed: new Secret(systemRandom(32)) };
const agrees = { id: 'somebody', signSeed: new Secret(systemRandom(32)) };
const reason = sealed(1300);

const agreeToDelete = async (caseId: CaseId, day = today) =>
  await agreed(store, { act: 'delete-case', subject: caseId, day, asks, agrees });

async function filed(change: Partial<SealedCase> = {}): Promise<SealedCase> {
  const one = sealedCase({ blobs: [sealedBlob(7000), sealedBlob(90_000)], ...change });
  await store.intake.fileCase(one, filing());
  return one;
}

async function keep(terms: Omit<Retention, 'v'>): Promise<void> {
  const payload = retentionBytes({ v: 1, ...terms });
  await agreed(store, { act: 'set-retention', subject: 'body', day: today, asks, agrees, payload });
}

async function codeOf(opening: Promise<unknown>): Promise<ErrorCode | 'opened'> {
  return await opening.then(
    () => 'opened',
    ({ code }: { code: ErrorCode }) => code,
  );
}

const ids = async () => (await store.cases.list(officer)).map(({ caseId }) => caseId);

describe('a deletion that two agreed to', () => {
  test('leaves a week to think, then nothing but the day and its lines in the audit', async () => {
    const { caseId, reporter } = await filed();
    const other = await filed();
    await agreeToDelete(caseId);
    await store.sweep(addDays(today, 6));
    expect(await ids()).toContain(caseId);
    expect((await store.sweep(addDays(today, 7))).cases).toBe(1);
    expect(await ids()).toEqual([other.caseId]);
    expect(await store.reporters.find(reporter.id)).toBeNull();
    const day = addDays(today, 7);
    expect(await store.reporters.erased(reporter.id)).toEqual({ day, because: 'agreed' });
    expect(await store.reporters.erased(other.reporter.id)).toBeNull();
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
    expect(await store.audit.verify()).toMatchObject({ ok: true });
    expect((await store.sweep(day)).cases).toBe(0);
    // After three years nobody is told any more.
    await store.sweep(addDays(day, 1096));
    expect(await store.reporters.erased(reporter.id)).toBeNull();
  });

  test.runIf(!onServer)(
    'holds against a backup: with an officer’s own key the case does not open',
    async () => {
      const identity = new Secret(systemRandom(32));
      const recipient = nativeAge.recipient(await nativeAge.recipientOf(identity));
      const key = await newCaseKey({ random: systemRandom, age: nativeAge });
      const caseId = 'ab'.repeat(16) as CaseId;
      const inner = await sealCaseKey({ caseId, ring: [key.identity], recipients: [recipient] });
      await filed(sealedCase({ caseId, inner }));
      await store.close();
      // What a backup holds: everything but the store of shred keys.
      const backup = join(folder.path, 'backup');
      await cp(dataDir, backup, { recursive: true });
      await rm(join(backup, 'shred.db'));

      store = await openStore({ dataDir });
      const before = await store.cases.keyFile(officer, caseId, today);
      const opened = await openCaseKey({
        bytes: before ?? new Uint8Array(),
        identity,
        age: nativeAge,
        caseId,
      });
      expect(opened.gen).toBe(1);
      await agreeToDelete(caseId);
      await store.sweep(addDays(today, 7));
      await store.close();

      await cp(join(dataDir, 'shred.db'), join(backup, 'shred.db'));
      store = await openStore({ dataDir: backup });
      expect(await ids()).toEqual([caseId]);
      expect(await codeOf(store.cases.keyFile(officer, caseId, today))).toBe('store.integrity');
    },
  );

  test('ends when somebody says that the case must be kept', async () => {
    const { caseId } = await filed();
    await agreeToDelete(caseId);
    const until = addDays(today, 30);
    expect(await store.keeping.setHold(officer, caseId, { day: today, until, reason })).toBe('set');
    await store.sweep(addDays(today, 40));
    expect(await ids()).toEqual([caseId]);
  });
});

describe('a mark to keep a case', () => {
  test('is set by one who may read it, made longer by one, and shorter by nobody alone', async () => {
    const { caseId } = await filed();
    const hold = { day: today, until: addDays(today, 90), reason };
    expect(await store.keeping.setHold(overseer, caseId, hold)).toBeNull();
    expect(await store.keeping.setHold(officer, caseId, hold)).toBe('set');
    const shorter = { ...hold, until: addDays(today, 10) };
    expect(await store.keeping.setHold(officer, caseId, shorter)).toBe('shorter');
    expect(await store.keeping.hold(officer, caseId, today)).toMatchObject({ until: hold.until });
    expect(await store.keeping.hold(officer, caseId, addDays(today, 91))).toBeNull();
    expect(await store.keeping.hold(overseer, caseId, today)).toBeNull();
    await agreed(store, { act: 'lift-hold', subject: caseId, day: today, asks, agrees });
    expect(await store.keeping.hold(officer, caseId, today)).toBeNull();
  });

  test('refuses a deletion, and the consent to it is not in the books', async () => {
    const { caseId } = await filed();
    const until = addDays(today, 90);
    await store.keeping.setHold(officer, caseId, { day: today, until, reason });
    await agreeToDelete(caseId);
    expect((await store.cases.line(officer, caseId))?.eraseDay).toBeNull();
    expect((await store.audit.rows(0, 50)).map(({ kind }) => kind)).not.toContain('act-agreed');
  });
});

describe('terms', () => {
  test('erase nothing where nobody has set any', async () => {
    await filed();
    expect(await store.keeping.terms()).toMatchObject({ closed: null, open: null });
    await store.sweep('2099-01-01' as DateIso);
    expect(await ids()).toHaveLength(1);
  });

  test('count from the close, or from the last word in a case that is open', async () => {
    const closed = await filed();
    const open = await filed();
    await closeOn(closed.caseId, today);
    await keep({ closed: 200, open: 2000 });
    const [soonest] = await store.keeping.due(officer, addDays(today, 200));
    expect(soonest).toEqual({
      caseId: closed.caseId,
      group: 'default',
      day: addDays(today, 200),
      because: 'term',
      heldUntil: null,
    });
    expect(await store.keeping.due(overseer, addDays(today, 5000))).toEqual([]);
    await store.sweep(addDays(today, 199));
    expect(await ids()).toHaveLength(2);
    await store.sweep(addDays(today, 200));
    expect(await ids()).toEqual([open.caseId]);
    expect(await store.reporters.erased(closed.reporter.id)).toMatchObject({ because: 'term' });
    await store.sweep(addDays(today, 2000));
    expect(await ids()).toEqual([]);
  });

  test('wait for the end of a mark, and the preview says so', async () => {
    const { caseId } = await filed();
    await closeOn(caseId, today);
    await keep({ closed: 200, open: null });
    const until = addDays(today, 300);
    await store.keeping.setHold(officer, caseId, { day: today, until, reason });
    expect(await store.keeping.due(officer, addDays(today, 230))).toMatchObject([
      { caseId, heldUntil: until },
    ]);
    expect((await store.sweep(addDays(today, 300))).cases).toBe(0);
    expect((await store.sweep(addDays(today, 301))).cases).toBe(1);
  });
});

async function closeOn(caseId: CaseId, day: DateIso): Promise<void> {
  await store.cases.addEntry(officer, caseId, sealedEntry('officer'), { day, closedDay: day });
}
