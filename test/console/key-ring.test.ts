import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openEntry } from '../../cases/entry.ts';
import { newCaseKey } from '../../cases/case-key.ts';
import { readRoster, type Recipient, type RosterContent } from '../../cases/roster-content.ts';
import { signRoster } from '../../cases/roster.ts';
import type { CaseId, SealedBytes } from '../../cases/sealed.ts';
import type { SealedParts } from '../../console/app/worker/contract.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { openRootFile } from '../../console/root-file.ts';
import { canonical } from '../../platform/canonical.ts';
import { hex, utf8 } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Secret } from '../../platform/secret.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Officer } from '../../storage/officer.ts';
import {
  answer,
  file,
  followUp,
  newReporter,
  type Office,
  office,
  onceArgon2id,
} from './office.ts';
import { flipped } from '../fixtures/bits.ts';
import { today } from './house.ts';

let served: Office;
let root: Secret;
let officer: Officer;

beforeAll(async () => {
  served = await office();
  const { file: sealed, passphrase } = served.made.root;
  root = await openRootFile({ file: sealed, passphrase, argon2id: onceArgon2id });
  const id = served.made.access[0]?.officerId ?? '';
  officer = { id, role: 'officer', group: 'default' };
});
afterAll(async () => await served[Symbol.asyncDispose]());

/** A key ring as after the right passphrase, before it has seen a roster. */
async function unlocked(): Promise<KeyRing> {
  const ring = new KeyRing(onceArgon2id, systemRandom);
  const { officerId, passphrase } = served.made.access[0] ?? { officerId: '', passphrase: '' };
  const account = await served.store.officers.find(officerId);
  const { header, body } = account?.blob ?? { header: utf8(''), body: utf8('') };
  await ring.derive({ header, passphrase });
  await ring.unlock({ body });
  return ring;
}

async function trusted(): Promise<KeyRing> {
  const ring = await unlocked();
  const verdict = await ring.trust({ roster: await served.store.rosters.latest(), former: [] });
  expect(verdict).toEqual({ kind: 'trusted', changes: [], blob: null });
  return ring;
}

async function partsOf(ring: KeyRing, caseId: CaseId): Promise<SealedParts> {
  const { cases } = served.store;
  const key = {
    caseId,
    group: 'default' as const,
    keyFile: (await cases.keyFile(officer, caseId, today)) ?? utf8(''),
    manifest: (await cases.manifest(officer, caseId)) ?? utf8(''),
  };
  const { report: blobId } = await ring.openKey(key);
  const stored = await cases.blob(officer, caseId, blobId);
  const bytes = new Uint8Array(await new Response(stored?.stream()).arrayBuffer());
  const entries = [...((await cases.entries(officer, caseId)) ?? [])];
  return { ...key, report: { blobId, bytes }, entries, acts: [] };
}

async function stranger(): Promise<Recipient> {
  const { recipient } = await newCaseKey({ random: systemRandom });
  const ed25519 = hex(systemRandom(32));
  return { id: 'officer-stranger', kind: 'officer', age: recipient, ed25519 };
}

describe('the roster', () => {
  let ring: KeyRing;
  let good: { bytes: Uint8Array; signature: Uint8Array };
  let content: RosterContent;
  const sign = (change: Partial<RosterContent>) => signRoster({ ...content, ...change }, root);

  beforeAll(async () => {
    ring = await unlocked();
    const latest = await served.store.rosters.latest();
    if (latest === null) throw new TypeError('no roster');
    good = latest;
    content = readRoster(good.bytes);
  });

  const differences = async (roster: { bytes: Uint8Array; signature: Uint8Array } | null) => {
    const verdict = await ring.trust({ roster, former: [] });
    if (verdict.kind !== 'alarm') throw new TypeError('no alarm was raised');
    return verdict.differences;
  };
  test('alarms when there is none', async () => {
    expect(await differences(null)).toEqual([{ what: 'absent' }]);
  });

  test('alarms at an added recipient and names him', async () => {
    const added = await stranger();
    const groups = { ...content.groups, default: [...content.groups.default, added.id] };
    const bytes = canonical({ ...content, recipients: [...content.recipients, added], groups });
    expect(await differences({ ...good, bytes })).toEqual([
      { what: 'signature' },
      { what: 'added', recipient: added.id, kind: 'officer' },
    ]);
  });

  test('alarms at a changed key and says whose', async () => {
    const { age } = await stranger();
    const recipients = content.recipients.map((each) =>
      each.id === officer.id ? { ...each, age } : each,
    );
    expect(await differences({ ...good, bytes: canonical({ ...content, recipients }) })).toEqual([
      { what: 'signature' },
      { what: 'changed', recipient: officer.id, kind: 'officer' },
    ]);
  });

  test('alarms when all but one are gone', async () => {
    const recipients = content.recipients.filter(({ id }) => id === officer.id);
    const groups = { default: [officer.id] };
    const bytes = canonical({ ...content, recipients, groups });
    expect(await differences({ ...good, bytes })).toContainEqual({ what: 'signature' });
  });

  test('alarms without a signature', async () => {
    const found = await differences({ ...good, signature: new Uint8Array(64) });
    expect(found).toEqual([{ what: 'signature' }]);
  });

  test('alarms at what cannot be read', async () => {
    const found = await differences({ bytes: utf8('{'), signature: good.signature });
    expect(found).toEqual([{ what: 'signature' }, { what: 'unreadable' }]);
  });

  test('alarms when the root signed another list under the same number', async () => {
    const recipients = content.recipients.filter(({ kind }) => kind !== 'oversight');
    const { oversight: _, ...groups } = content.groups;
    const other = sign({ recipients, groups, waiver: { oversight: true } });
    const gone = content.recipients.find(({ kind }) => kind === 'oversight')?.id;
    expect(await differences(other)).toEqual([
      { what: 'missing', recipient: gone, kind: 'oversight' },
    ]);
  });

  test('accepts a newer one, says what changed, and from then on refuses the older', async () => {
    const fresh = await unlocked();
    const added = await stranger();
    const newer = sign({
      seq: 2,
      prev: served.roster.hash,
      recipients: [...content.recipients, added],
      groups: { ...content.groups, default: [...content.groups.default, added.id] },
    });
    const verdict = await fresh.trust({ roster: newer, former: [good] });
    if (verdict.kind !== 'trusted' || verdict.blob === null) throw new TypeError('not accepted');
    expect(verdict.changes).toEqual([{ what: 'added', recipient: added.id, kind: 'officer' }]);

    const { passphrase } = served.made.access[0] ?? { passphrase: '' };
    const later = new KeyRing(onceArgon2id, systemRandom);
    await later.derive({ header: verdict.blob.header, passphrase });
    await later.unlock({ body: verdict.blob.body });
    const replayed = await later.trust({ roster: good, former: [] });
    expect(replayed).toMatchObject({
      kind: 'alarm',
      differences: [
        { what: 'older', seen: 2, offered: 1 },
        { what: 'missing', recipient: added.id },
      ],
    });
  });

  test('must be trusted before anything is opened', async () => {
    const { caseId } = await file(served, {});
    const fresh = await unlocked();
    await expect(partsOf(fresh, caseId)).rejects.toThrow(TypeError);
    await fresh.trust({ roster: { ...good, signature: new Uint8Array(64) }, former: [] });
    await expect(partsOf(fresh, caseId)).rejects.toThrow(TypeError);
  });
});

describe('the passphrase', () => {
  test('is not touched when the server offers weak parameters', async () => {
    let derived = 0;
    const ring = new KeyRing(async (input) => {
      derived += 1;
      return await onceArgon2id(input);
    }, systemRandom);
    const account = await served.store.officers.find(officer.id);
    const text = Buffer.from(account?.blob.header ?? []).toString('latin1');
    for (const weak of [
      text.replace('"memoryKib":131072', '"memoryKib":102400'),
      text.replace('"passes":3', '"passes":1'),
    ]) {
      expect(weak).not.toBe(text);
      const header = new Uint8Array(Buffer.from(weak, 'latin1'));
      await expect(ring.derive({ header, passphrase: 'x' })).rejects.toMatchObject({
        code: 'officer.kdf-floor',
      });
    }
    expect(derived).toBe(0);
  });

  test('opens nothing when it is another', async () => {
    const account = await served.store.officers.find(officer.id);
    if (account === null) throw new TypeError('no account');
    const ring = new KeyRing(onceArgon2id, systemRandom);
    await ring.derive({ header: account.blob.header, passphrase: 'six other words than those' });
    await expect(ring.unlock({ body: account.blob.body })).rejects.toMatchObject({
      code: 'officer.passphrase',
    });
  });
});

describe('a case', () => {
  test('is read with its own labels, moved, answered, and read by the reporter', async () => {
    const ring = await trusted();
    const filed = await file(served, { answers: [answer('recall', 'Не болды?', 'Пара сұрады')] });
    const parts = await partsOf(ring, filed.caseId);
    const { handle, view } = await ring.openCase(parts);
    expect(view).toMatchObject({
      language: 'kk',
      state: 'new',
      thread: [],
      rows: [{ label: 'Не болды?', answer: { kind: 'said', text: 'Пара сұрады' } }],
    });
    const entries = [
      await ring.sealMessage({ handle, text: 'Рақмет', day: today }),
      await ring.sealStatus({
        handle,
        from: 'new',
        to: 'acknowledged',
        reason: 'Алдық',
        day: today,
      }),
    ];
    const words = [];
    for (const { entryId, bytes } of entries) {
      const read = await openEntry({
        bytes,
        identity: filed.reporter.ageIdentity,
        caseId: filed.caseId,
        entryId,
        group: 'default',
        rosters: [served.roster],
        reporterPublic: null,
      });
      words.push(read.from === 'officer' ? [read.role, read.seq, read.word] : null);
    }
    expect(words).toEqual([
      ['officer', 0, { kind: 'message', text: 'Рақмет' }],
      ['officer', 1, { kind: 'status', from: 'new', to: 'acknowledged', reason: 'Алдық' }],
    ]);
  });

  test('tells its card when it was answered and when that ended the term of the law', async () => {
    const ring = await trusted();
    const keys = await served.store.groupKeys.all(officer);
    await ring.learnGroupKeys({ group: 'default', keys });
    const { caseId } = await file(served, {});
    const parts = await partsOf(ring, caseId);
    const { handle } = await ring.openCase(parts);
    const move = { from: 'new', to: 'handed-over', reason: 'Соған бердік' } as const;
    const { entryId, bytes } = await ring.sealStatus({ handle, ...move, day: today });
    const line = { entryId, seq: 1, bytes, day: today, from: 'officer', toReporter: true } as const;
    const moved = await ring.openCase({ ...parts, entries: [line] });
    const facts = async (of: typeof handle) =>
      (await ring.makeCard({ handle: of, card: null, seen: null })).view.facts;
    expect(await facts(handle)).toMatchObject({ answered: null, ended: null });
    expect(await facts(moved.handle)).toMatchObject({ answered: today, ended: today });
  });

  test('is not moved against the table, nor without a reason', async () => {
    const ring = await trusted();
    const { caseId } = await file(served, {});
    const { handle } = await ring.openCase(await partsOf(ring, caseId));
    for (const move of [
      { from: 'new', to: 'reopened', reason: 'r' } as const,
      { from: 'new', to: 'acknowledged', reason: ' \n' } as const,
    ]) {
      await expect(ring.sealStatus({ handle, ...move, day: today })).rejects.toMatchObject({
        code: 'case.move',
      });
    }
  });

  test('shows the reporter’s messages and marks forged ones without their words', async () => {
    const ring = await trusted();
    const filed = await file(served, {});
    await followUp(served, filed, 'Тағы бір айтарым бар');
    await followUp(served, filed, 'Мені ұмытыңыздар', newReporter());
    const { view } = await ring.openCase(await partsOf(ring, filed.caseId));
    expect(view.thread).toMatchObject([
      { kind: 'message', by: 'reporter', text: 'Тағы бір айтарым бар' },
      { kind: 'tampered', what: 'letter-reporter' },
    ]);
    expect(JSON.stringify(view.thread)).not.toContain('ұмытыңыздар');
  });

  test('marks an officer’s word that stands in another case, and one in the reporter’s name', async () => {
    const ring = await trusted();
    const [one, two] = [await file(served, {}), await file(served, {})];
    const first = await ring.openCase(await partsOf(ring, one.caseId));
    const { handle } = first;
    const { entryId, bytes } = await ring.sealMessage({ handle, text: 'x', day: today });
    const said = { day: today, from: 'officer', toReporter: true } as const;
    const line = { entryId, seq: 1, bytes, ...said };
    const [here, there] = [await partsOf(ring, one.caseId), await partsOf(ring, two.caseId)];
    const moved = await ring.openCase({ ...there, entries: [line] });
    const renamed = await ring.openCase({ ...here, entries: [{ ...line, from: 'reporter' }] });
    // The keys of one case do not open what was sealed for another.
    expect(moved.view.thread).toMatchObject([{ kind: 'tampered', what: 'letter-broken' }]);
    expect(renamed.view.thread).toMatchObject([{ kind: 'tampered', what: 'letter-elsewhere' }]);
  });

  test('fails loudly when the report, the manifest or the key file is another’s', async () => {
    const ring = await trusted();
    const [one, two] = [await file(served, {}), await file(served, {})];
    const [here, there] = [await partsOf(ring, one.caseId), await partsOf(ring, two.caseId)];
    for (const [what, swapped] of [
      ['report', { ...here, report: there.report }],
      ['list', { ...here, manifest: there.manifest }],
      ['key', { ...here, keyFile: there.keyFile }],
      ['cut', { ...here, report: { ...here.report, bytes: here.report.bytes.slice(0, -1) } }],
    ] as const) {
      await expect(ring.openCase(swapped)).rejects.toMatchObject({ name: 'TamperedPart', what });
    }
  });

  test('that has judged the list and opened the index keys judges what is given as the same once more', async () => {
    const ring = await trusted();
    const latest = (await served.store.rosters.latest()) ?? expect.fail('there is a list');
    const keys = await served.store.groupKeys.all(officer);
    await ring.learnGroupKeys({ group: 'default', keys });
    const again = await ring.trust({ roster: latest, former: [] });
    expect(again).toEqual({ kind: 'trusted', changes: [], blob: null });
    expect(await ring.learnGroupKeys({ group: 'default', keys })).toEqual({ pending: false });

    const forged = { ...latest, signature: flipped(latest.signature, 7) };
    expect(await ring.trust({ roster: forged, former: [] })).toMatchObject({ kind: 'alarm' });
    expect(await ring.trust({ roster: null, former: [] })).toMatchObject({ kind: 'alarm' });
    const swapped = keys.map((key) => ({ ...key, sealed: flipped(key.sealed, 4000) }));
    for (const group of ['default', 'oversight'] as const) {
      await expect(
        ring.learnGroupKeys({ group, keys: group === 'default' ? swapped : keys }),
      ).rejects.toMatchObject({ name: 'TamperedPart', what: 'index-key' });
    }
  });

  test('gets a card that says what it is about, and only at its own place', async () => {
    const ring = await trusted();
    const keys = await served.store.groupKeys.all(officer);
    expect(await ring.learnGroupKeys({ group: 'default', keys })).toEqual({ pending: false });
    const [one, two] = [
      await file(served, {
        answers: [answer('recall', 'Не болды?', `Дәрігер\n${'ұзақ '.repeat(99)}`)],
      }),
      await file(served, {}),
    ];
    const { handle } = await ring.openCase(await partsOf(ring, one.caseId));
    const { card, view } = await ring.makeCard({ handle, card: null, seen: null });
    expect(view.title).toMatch(/^Дәрігер ұзақ .*…$/);
    expect(card.length).toBe(2048);
    const cards = [
      { caseId: one.caseId, card },
      { caseId: two.caseId, card },
    ];
    expect(await ring.readCards({ cards })).toEqual([
      { kind: 'read', view },
      { kind: 'failed', code: 'tampered.card' },
    ]);
  });

  test('keeps on its card what each officer saw, and never goes back to an older state', async () => {
    const ring = await trusted();
    const keys = await served.store.groupKeys.all(officer);
    await ring.learnGroupKeys({ group: 'default', keys });
    const filed = await file(served, {
      answers: [answer('recall', 'Не?', 'Дәрігер Дәрігер ақша')],
    });
    const early = await ring.openCase(await partsOf(ring, filed.caseId));
    const untouched = await ring.makeCard({ handle: early.handle, card: null, seen: null });
    expect(untouched.view).toMatchObject({ seen: null, terms: ['дәрігер', 'ақша'] });

    await followUp(served, filed, 'Тағы бірі');
    const word = { kind: 'task', id: 'a'.repeat(32), text: 'x', due: today, done: false } as const;
    const task = await ring.sealWork({ handle: early.handle, word, day: today });
    const entry = { ...task, bytes: task.bytes as SealedBytes, from: 'officer' as const };
    await served.store.cases.addEntry(
      officer,
      filed.caseId,
      { ...entry, toReporter: false },
      { day: today },
    );
    const late = await ring.openCase(await partsOf(ring, filed.caseId));
    const seen = await ring.makeCard({ handle: late.handle, card: untouched.card, seen: 1 });
    expect(seen.view).toMatchObject({ seen: 1, openTasks: 1, nextTask: today });

    const stale = await ring.makeCard({ handle: early.handle, card: seen.card, seen: null });
    expect(stale.view).toEqual(seen.view);
  });

  test('is forgotten when it is closed', async () => {
    const ring = await trusted();
    const { caseId } = await file(served, {});
    const { handle } = await ring.openCase(await partsOf(ring, caseId));
    await ring.closeCase({ handle });
    await expect(
      ring.sealMessage({ handle, text: 'x', day: '2026-11-22' as DateIso }),
    ).rejects.toThrow(TypeError);
  });
});
