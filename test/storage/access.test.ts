import { expect, test } from 'vitest';

import { newCaseId } from '../../cases/ids.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays } from '../../platform/time.ts';
import type { Officer } from '../../storage/officer.ts';
import type { Store } from '../../storage/store.ts';
import {
  filing,
  officer,
  overseer,
  sealed,
  sealedCase,
  sealedEntry,
  tempStore,
  today,
  tomorrow,
} from './fixtures.ts';

const strangers: readonly Officer[] = [
  overseer,
  { id: 'c', role: 'officer', group: 'oversight' },
  { id: 'd', role: 'officer', group: null },
  { id: 'e', role: 'analyst', group: 'default' },
  { id: 'h', role: 'analysis', group: 'default' },
  { id: 'f', role: 'administrator', group: 'default' },
  { id: 'g', role: 'administrator', group: null },
];

// Every function of `cases`; the type fails when one is added and not listed.
const doors: {
  readonly [Name in keyof Store['cases']]: (
    cases: Store['cases'],
    who: Officer,
    caseId: CaseId,
    blobId: string,
  ) => Promise<unknown>;
} = {
  list: async (cases, who) => {
    const newer = { day: addDays(today, 1), caseId: newCaseId(systemRandom) };
    const rest = await cases.list(who, { kind: 'rest', newer, after: null, most: 9 });
    return [...(await cases.list(who)), ...rest];
  },
  line: (cases, who, caseId) => cases.line(who, caseId),
  manifest: (cases, who, caseId) => cases.manifest(who, caseId),
  blob: (cases, who, caseId, blobId) =>
    cases.blob(who, caseId, blobId as Parameters<typeof cases.blob>[2]),
  blobs: (cases, who, caseId) => cases.blobs(who, caseId),
  entries: (cases, who, caseId) => cases.entries(who, caseId),
  openings: (cases, who, caseId) => cases.openings(who, caseId),
  asides: (cases, who, caseId) => cases.asides(who, caseId),
  keyFile: (cases, who, caseId) => cases.keyFile(who, caseId, today),
  addEntry: (cases, who, caseId) =>
    cases.addEntry(who, caseId, sealedEntry('officer'), { day: today, closedDay: today }),
  setCard: (cases, who, caseId) => cases.setCard(who, caseId, sealed(2048), 0),
};

test.each(Object.keys(doors) as (keyof typeof doors)[])(
  '%s of a case is for its own group only, and a stranger leaves no trace',
  async (name) => {
    await using temp = await tempStore();
    const { store } = temp;
    const filed = sealedCase();
    const [blob] = filed.blobs;
    await store.intake.fileCase(filed, filing());
    const before = await store.audit.head();
    const knock = (who: Officer, caseId: CaseId) =>
      doors[name](store.cases, who, caseId, blob?.blobId ?? '');

    for (const stranger of strangers) {
      const answer = await knock(stranger, filed.caseId);
      // The same as for a case that does not exist.
      expect(answer).toEqual(await knock(stranger, newCaseId(systemRandom)));
      expect([null, false, []]).toContainEqual(answer);
    }
    expect(await store.audit.head()).toEqual(before);
    expect(await store.reporters.openings(filed.reporter.id)).toEqual([]);
    expect(await store.cases.entries(officer, filed.caseId)).toEqual([]);
    expect(await store.cases.line(officer, filed.caseId)).toMatchObject({
      closedDay: null,
      card: null,
    });
    expect([null, false, []]).not.toContainEqual(
      name === 'entries' || name === 'openings' || name === 'asides'
        ? 'empty for him too'
        : await knock(officer, filed.caseId),
    );
  },
);

test('a blob is read through its own case only', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const [one, two] = [sealedCase(), sealedCase()];
  await store.intake.fileCase(one, filing());
  await store.intake.fileCase(two, filing());
  const [blob] = one.blobs;
  if (blob === undefined) throw new TypeError('a case has a report');
  expect(await store.cases.blob(officer, one.caseId, blob.blobId)).not.toBeNull();
  expect(await store.cases.blob(officer, two.caseId, blob.blobId)).toBeNull();
  // Nor by its id alone, as a draft's file would be.
  expect(await store.blobs.read(blob.blobId)).toBeNull();
  await store.blobs.dropDraft(blob.blobId);
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
});

test('the holder of a receipt reaches replies and days, and no byte of the report', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  const id = filed.reporter.id;
  await store.intake.fileCase(filed, filing());
  const letter = sealedEntry('officer');
  const note = sealedEntry('officer', false);
  const own = sealedEntry('reporter');
  await store.cases.addEntry(officer, filed.caseId, letter, { day: today });
  await store.cases.addEntry(officer, filed.caseId, note, { day: today });
  const followUp = { receiptId: id, day: tomorrow, entry: own, files: [] };
  expect(await store.reporters.followUp(followUp, filing())).toEqual({
    caseId: filed.caseId,
    already: false,
  });
  await store.cases.keyFile(officer, filed.caseId, today);
  await store.cases.keyFile(officer, filed.caseId, today);
  await store.cases.keyFile({ ...officer, role: 'oversight' }, filed.caseId, tomorrow);

  const { letters, sent } = await store.reporters.entries(id);
  expect(letters.map((entry) => entry.bytes)).toEqual([letter.bytes]);
  expect(sent).toEqual([tomorrow]);
  expect(await store.reporters.openings(id)).toEqual([
    { day: today, role: 'officer' },
    { day: tomorrow, role: 'oversight' },
  ]);

  const everything = JSON.stringify(
    [await store.reporters.find(id), { letters, sent }, await store.reporters.openings(id)],
    (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
  const [report] = filed.blobs;
  for (const secret of [report?.bytes, filed.manifest, filed.keyFile, note.bytes, own.bytes]) {
    expect(everything).not.toContain(Buffer.from(secret ?? []).toString('hex', 0, 64));
  }
});

test('a receipt that leads nowhere, and a row in a foreign format', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  const unknown = '0'.repeat(64);
  expect(await store.reporters.find(unknown)).toBeNull();
  expect(await store.reporters.entries(unknown)).toEqual({ letters: [], sent: [] });
  expect(await store.reporters.openings(unknown)).toEqual([]);
  const entry = sealedEntry('reporter');
  const followUp = { receiptId: unknown, day: today, entry, files: [] };
  expect(await store.reporters.followUp(followUp, filing())).toBeNull();
  // A case's id is no receipt: the mistake is loud.
  await expect(store.reporters.find(filed.caseId)).rejects.toThrow(TypeError);

  await temp.sql('update reporters set format = 0');
  const receiptId = filed.reporter.id;
  for (const read of [store.reporters.find, store.reporters.entries, store.reporters.openings]) {
    await expect(read(receiptId)).rejects.toMatchObject({ code: 'crypto.format' });
  }
  await expect(
    store.reporters.followUp({ ...followUp, receiptId }, filing()),
  ).rejects.toMatchObject({ code: 'crypto.format' });
});

test('an officer’s entry sent twice stands once, and closes or reopens the case', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  const entry = sealedEntry('officer');
  const add = (change: { closedDay?: typeof today | null }) =>
    store.cases.addEntry(officer, filed.caseId, entry, { day: today, ...change });
  expect(await add({ closedDay: tomorrow })).toEqual({ seq: 1 });
  expect(await add({ closedDay: tomorrow })).toEqual({ seq: 1 });
  expect(await store.cases.line(officer, filed.caseId)).toMatchObject({
    closedDay: tomorrow,
    lastFromOfficer: 1,
    lastFromReporter: 0,
  });
  await store.cases.addEntry(officer, filed.caseId, sealedEntry('officer'), {
    day: tomorrow,
    closedDay: null,
  });
  expect((await store.reporters.find(filed.reporter.id))?.closedDay).toBeNull();
  expect((await store.audit.rows(0, 9)).map((row) => row.kind)).toEqual([
    'filed',
    'closed',
    'answered',
  ]);
});

test('the key file of a case whose shred key is gone opens for nobody, loudly', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  await temp.shredSql('delete from shred_keys');
  await expect(store.cases.keyFile(officer, filed.caseId, today)).rejects.toMatchObject({
    code: 'store.integrity',
  });
  expect(await store.reporters.openings(filed.reporter.id)).toEqual([]);
});
