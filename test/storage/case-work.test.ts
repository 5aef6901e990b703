import { expect, test } from 'vitest';

import type { DateIso } from '../../platform/time.ts';
import { addDays } from '../../platform/time.ts';
import type { Officer } from '../../storage/officer.ts';
import { filing, officer, sealed, sealedCase, sealedEntry, tempStore, today } from './fixtures.ts';

const colleague: Officer = { id: 'colleague', role: 'officer', group: 'default' };

async function withColleague(store: Awaited<ReturnType<typeof tempStore>>['store']) {
  for (const { id, role, group } of [officer, colleague]) {
    const blob = { header: new Uint8Array([1]), body: new Uint8Array([2]) };
    await store.officers.add({ id, role, group, authHash: new Uint8Array(32), blob });
  }
}

async function withSeven({ store }: Awaited<ReturnType<typeof tempStore>>) {
  for (let at = 0; at < 7; at += 1) {
    await store.intake.fileCase(sealedCase({ day: addDays(today, -(at % 3)) }), filing());
  }
  return store;
}

test('the list comes in parts, newest first, each case once', async () => {
  await using temp = await tempStore();
  const store = await withSeven(temp);
  const whole = await store.cases.list(officer);
  expect(whole.map(({ day }) => day)).toEqual(
    whole
      .map(({ day }) => day)
      .toSorted()
      .toReversed(),
  );
  const seen: string[] = [];
  let after: { day: DateIso; caseId: (typeof whole)[number]['caseId'] } | null = null;
  for (;;) {
    const part = await store.cases.list(officer, { kind: 'newest', after, most: 3 });
    seen.push(...part.map(({ caseId }) => caseId));
    const last = part.at(-1);
    if (last === undefined) break;
    after = last;
  }
  expect(seen).toEqual(whole.map(({ caseId }) => caseId));
});

test('what stands behind the newest cases comes in parts too, each case once and none of another group', async () => {
  await using temp = await tempStore();
  const store = await withSeven(temp);
  await store.intake.fileCase(
    sealedCase({ group: 'oversight', day: addDays(today, -9) }),
    filing(),
  );
  const whole = await store.cases.list(officer);
  const [, , newer = expect.fail('there are seven cases')] = whole;
  const seen: (typeof whole)[number][] = [];
  for (;;) {
    const after = seen.at(-1)?.caseId ?? null;
    const part = await store.cases.list(officer, { kind: 'rest', newer, after, most: 3 });
    if (part.length === 0) break;
    expect(part.length).toBeLessThanOrEqual(3);
    seen.push(...part);
  }
  expect(seen).toHaveLength(4);
  expect(seen).toEqual(expect.arrayContaining(whole.slice(3)));
});

test('a card that a colleague has changed meanwhile is not overwritten', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const { caseId } = sealedCase();
  await store.intake.fileCase({ ...sealedCase(), caseId }, filing());
  const [first, second] = [sealed(2048), sealed(2048)];
  expect(await store.cases.setCard(officer, caseId, first, 0)).toEqual({ kept: true });
  expect(await store.cases.setCard(officer, caseId, second, 0)).toEqual({ kept: false });
  expect(await store.cases.line(officer, caseId)).toMatchObject({ card: first, cardVersion: 1 });
  expect(await store.cases.setCard(officer, caseId, second, 1)).toEqual({ kept: true });
});

test('two officers cannot both move a case from the state that they saw', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  const move = (after: number, entry = sealedEntry('officer')) =>
    store.cases.addEntry(officer, filed.caseId, entry, { day: today, after });
  const first = sealedEntry('officer');
  expect(await move(0, first)).toEqual({ seq: 1 });
  expect(await move(0)).toBe('changed');
  // The same again is no second move: an answer that was lost may be asked for once more.
  expect(await move(0, first)).toEqual({ seq: 1 });
  expect(await move(1)).toEqual({ seq: 2 });
  expect(await store.cases.entries(officer, filed.caseId)).toHaveLength(2);
});

test('a legal term stands in the row with an entry and an audit row, and leaves the pledge alone', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = sealedCase();
  await store.intake.fileCase(filed, filing());
  const termDay = addDays(today, 20);
  await store.cases.addEntry(officer, filed.caseId, sealedEntry('officer'), {
    day: today,
    termDay,
  });
  const { dueDay } = filed;
  expect(await store.cases.line(officer, filed.caseId)).toMatchObject({ termDay, dueDay });
  expect((await store.audit.rows(1, 99)).map(({ kind }) => kind)).toContain('term-set');
  expect(await store.scrub()).toMatchObject({ damaged: [] });
});

test('an officer with a conflict of interest finds no case behind any door, and a colleague lets him back', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  await withColleague(store);
  const filed = sealedCase();
  const { caseId } = filed;
  await store.intake.fileCase(filed, filing());
  const add = (who: Officer, change: Parameters<typeof store.cases.addEntry>[3]) =>
    store.cases.addEntry(who, caseId, sealedEntry('officer'), change);

  await add(officer, { day: today, access: { kind: 'aside' } });
  const opened = (await store.audit.rows(1, 99)).length;
  expect(await store.cases.list(officer)).toEqual([]);
  const newer = { day: addDays(today, 1), caseId };
  const rest = { kind: 'rest', newer, after: null, most: 9 } as const;
  expect(await store.cases.list(officer, rest)).toEqual([]);
  expect(await store.cases.line(officer, caseId)).toBeNull();
  expect(await store.cases.keyFile(officer, caseId, today)).toBeNull();
  expect(await store.cases.manifest(officer, caseId)).toBeNull();
  expect(await store.cases.entries(officer, caseId)).toBeNull();
  const blobId = filed.blobs[0]?.blobId;
  if (blobId !== undefined) expect(await store.cases.blob(officer, caseId, blobId)).toBeNull();
  // Not even to come back by himself.
  expect(
    await add(officer, { day: today, access: { kind: 'back', officerId: officer.id } }),
  ).toBeNull();
  expect(await store.audit.rows(1, 99)).toHaveLength(opened);

  expect(await store.cases.asides(colleague, caseId)).toEqual([officer.id]);
  expect(await add(colleague, { day: today, access: { kind: 'aside' } })).toBe('nobody-left');
  await add(colleague, { day: today, access: { kind: 'back', officerId: officer.id } });
  expect(await store.cases.list(officer)).toHaveLength(1);
  const kinds = (await store.audit.rows(1, 99)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['stepped-aside', 'let-back']));
});
