import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { sealManifest, type Manifest } from '../../cases/manifest.ts';
import { sealOfficerEntry } from '../../cases/entry.ts';
import { newEntryId } from '../../cases/ids.ts';
import { peelKeyFile, shredKeyFile } from '../../cases/key-file.ts';
import type { BlobId, CaseId } from '../../cases/sealed.ts';
import { tamperedWords } from '../../console/app/case/tampered.tsx';
import { type LoadedCase, loadCase, makeCardOf, openFileOf } from '../../console/app/case-load.ts';
import { shelfOf } from '../../console/app/inbox/shelf.ts';
import { tamperingOf } from '../../console/app/tampering.ts';
import { type ShownTampering, tamperings } from '../../console/tampering.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Language } from '../../platform/language.ts';
import { Secret } from '../../platform/secret.ts';
import type { Officer } from '../../storage/officer.ts';
import { flipped } from '../fixtures/bits.ts';
import { type Clerk, clerk } from './clerk.ts';
import { today } from './house.ts';
import {
  answer,
  file,
  type Filed,
  followUp,
  newReporter,
  type Office,
  office,
  quickArgon2id,
  type Report,
  staff,
} from './office.ts';
import { checkSentences, wordsOf } from './sentences.ts';
import { borders, type Thief, thiefOf } from './thief.ts';

let served: Office;
let aigerim: Clerk;
let thief: Thief;
let officer: Officer;

beforeAll(async () => {
  served = await office(staff, {}, quickArgon2id);
  const access = served.made.access.find(({ role }) => role === 'officer');
  if (access === undefined) throw new TypeError('no officer');
  aigerim = await clerk(served, access);
  thief = thiefOf(served.dataDir);
  officer = { id: access.officerId, role: 'officer', group: 'default' };
});
afterAll(async () => await served[Symbol.asyncDispose]());

const told = new Set<ShownTampering>();

/** What the page of that case alarms of: as a whole, or one by one in what was said in it. */
async function alarms(caseId: CaseId): Promise<readonly ShownTampering[]> {
  try {
    const { view, handle } = await loadCase(aigerim.session, caseId);
    await aigerim.session.keys.closeCase({ handle });
    const letters = view.thread.flatMap((each) => (each.kind === 'tampered' ? [each.what] : []));
    return noted([...view.faults, ...letters]);
  } catch (thrown) {
    const what = tamperingOf(thrown);
    if (what === null) throw thrown;
    return noted([what]);
  }
}

async function fileAlarm(caseId: CaseId, blobId: string): Promise<readonly ShownTampering[]> {
  return await alarmOf(await loadCase(aigerim.session, caseId), blobId);
}

async function alarmOf(loaded: LoadedCase, blobId: string): Promise<readonly ShownTampering[]> {
  try {
    await openFileOf(loaded, aigerim.session, { blobId: blobId as BlobId });
    return [];
  } catch (thrown) {
    const what = tamperingOf(thrown);
    if (what === null) throw thrown;
    return noted([what]);
  }
}

function noted(what: readonly ShownTampering[]): readonly ShownTampering[] {
  for (const each of what) told.add(each);
  return what;
}

const evidence = (fill: number, length: number) => ({
  bytes: new Uint8Array(length).fill(fill),
  mime: 'application/pdf',
  extension: '.pdf',
  cleaned: false,
});
const two = { files: [evidence(1, 6000), evidence(2, 20_000)] };

/** The report first, then the files by size. */
async function filed(report: Report = two): Promise<Filed & { readonly blobs: readonly string[] }> {
  const one = await file(served, report);
  return { ...one, blobs: thief.blobsOf(one.caseId) };
}

const at = (ids: readonly string[], place: number): string => ids[place] ?? 'none';

describe('what belongs to a case', () => {
  test('raises nothing while nobody touched it', async () => {
    const one = await filed();
    expect(await alarms(one.caseId)).toEqual([]);
    expect(await fileAlarm(one.caseId, at(one.blobs, 2))).toEqual([]);
  });

  test('alarms when reports of two cases were exchanged', async () => {
    const [one, other] = [await filed(), await filed()];
    thief.swap('blobs', 'bytes', at(one.blobs, 0), at(other.blobs, 0));
    for (const { caseId } of [one, other]) expect(await alarms(caseId)).toEqual(['report']);
  });

  test('alarms when two parts of one case were exchanged', async () => {
    const one = await filed();
    thief.swap('blobs', 'bytes', at(one.blobs, 0), at(one.blobs, 1));
    expect(await alarms(one.caseId)).toEqual(['swapped']);
    const other = await filed();
    thief.swap('blobs', 'bytes', at(other.blobs, 1), at(other.blobs, 2));
    for (const place of [1, 2]) {
      expect(await fileAlarm(other.caseId, at(other.blobs, place))).toEqual(['swapped']);
    }
  });

  test('alarms at a single bit', async () => {
    const one = await filed();
    const [report, , scan] = one.blobs;
    await thief.setBlob(at(one.blobs, 2), flipped(await thief.blob(scan ?? ''), 9000));
    expect(await fileAlarm(one.caseId, scan ?? '')).toEqual(['file']);
    await thief.setBlob(report ?? '', flipped(await thief.blob(report ?? ''), 9000));
    expect(await alarms(one.caseId)).toEqual(['report']);
  });

  test('alarms when a part was taken away, in the database or from the disk', async () => {
    const one = await filed({ files: [evidence(1, 6000), evidence(2, 150_000)] });
    const [, scan, large] = one.blobs;
    await thief.setBlob(large ?? '', null);
    thief.sql('delete from blobs where id = ?', scan ?? '');
    for (const id of [scan, large]) {
      expect(await fileAlarm(one.caseId, id ?? '')).toEqual(['stored']);
    }
    thief.sql('delete from blobs where case_id = ?', one.caseId);
    expect(await alarms(one.caseId)).toEqual(['stored']);
  });

  test('alarms at every border of a piece at which a file or a report was cut', async () => {
    const words = answer('recall', 'Не?', 'ұзақ '.repeat(20_000));
    const one = await filed({ answers: [words], files: [evidence(1, 400_000)] });
    const [report, scan] = one.blobs;
    const whole = [await thief.blob(report ?? ''), await thief.blob(scan ?? '')] as const;
    expect(whole.map((bytes) => borders(bytes).length)).toEqual([5, 9]);
    const loaded = await loadCase(aigerim.session, one.caseId);
    for (const end of borders(whole[1])) {
      await thief.setBlob(scan ?? '', whole[1].subarray(0, end));
      expect(await alarmOf(loaded, scan ?? '')).toEqual(['cut']);
    }
    for (const end of borders(whole[0])) {
      await thief.setBlob(report ?? '', whole[0].subarray(0, end));
      // The row may say what it likes: the console believes the list alone.
      thief.sql('update blobs set size = ? where id = ?', end, report ?? '');
      expect(await alarms(one.caseId)).toEqual(['cut']);
    }
  });

  test('alarms when the list of it was exchanged, damaged, cut, or is an older one', async () => {
    const [one, other] = [await filed(), await filed()];
    const right = listOf(one);
    const put = (bytes: Uint8Array) =>
      thief.sql('update cases set manifest = ? where id = ?', bytes, one.caseId);
    const cuts = borders(right).map((end) => right.slice(0, end));
    for (const bytes of [listOf(other), new Uint8Array(4000), flipped(right, 20_000), ...cuts]) {
      put(bytes);
      expect(await alarms(one.caseId)).toEqual(['list']);
    }
    // Whoever had the case's key once could make another list: for people nobody signed, or of before.
    const manifest = (change: Partial<Manifest>, report: string): Manifest => ({
      v: 1,
      caseId: one.caseId,
      rosterHash: served.roster.hash,
      group: 'default',
      channel: 'web',
      reporter: { age: 'age1pq1', ed25519: '0'.repeat(64) },
      blobs: [{ blobId: report as BlobId, type: 'report', sha256: '1'.repeat(64), size: 5000 }],
      ...change,
    });
    const seal = async (change: Partial<Manifest>, report = at(one.blobs, 0)) => {
      const recipients = [nativeAge.recipient(one.caseRecipient)];
      const sealed = await sealManifest({
        manifest: manifest(change, report),
        day: today,
        recipients,
      });
      put(sealed.bytes);
    };
    await seal({ rosterHash: '2'.repeat(64) });
    expect(await alarms(one.caseId)).toEqual(['recipients']);
    await seal({ group: 'oversight' });
    expect(await alarms(one.caseId)).toEqual(['list']);
    await seal({});
    expect(await alarms(one.caseId)).toEqual(['report']);
    await seal({}, '3'.repeat(32));
    expect(await alarms(one.caseId)).toEqual(['stored']);
    put(right);
    expect(await alarms(one.caseId)).toEqual([]);
  });

  test('alarms when its key was exchanged, damaged, cut or shredded', async () => {
    const [one, other] = [await filed(), await filed()];
    const put = (bytes: Uint8Array) =>
      thief.sql('update cases set key_file = ? where id = ?', bytes, one.caseId);
    const right = keyOf(one);
    const cuts = [0, 5, 17, 2000, right.length - 1].map((end) => right.slice(0, end));
    for (const bytes of [keyOf(other), flipped(right, 9000), ...cuts]) {
      put(bytes);
      expect(await alarms(one.caseId)).toEqual(['stored']);
    }
    // With the store of shred keys in hand another case's key can be put under the right one.
    const peeled = peelKeyFile({
      bytes: keyOf(other),
      shred: shredOf(other),
      caseId: other.caseId,
    });
    const wrapped = { shred: shredOf(one), caseId: one.caseId, random: systemRandom };
    put(shredKeyFile({ bytes: peeled, ...wrapped }));
    expect(await alarms(one.caseId)).toEqual(['key']);
    for (const end of borders(peeled)) {
      put(shredKeyFile({ bytes: peeled.slice(0, end), ...wrapped }));
      expect(await alarms(one.caseId)).toEqual(['key']);
    }
    put(right);
    expect(await alarms(one.caseId)).toEqual([]);
  });
});

async function say({ caseId }: Filed, text: string) {
  const { client, keys } = aigerim.session;
  const { handle } = await loadCase(aigerim.session, caseId);
  const entry = await keys.sealMessage({ handle, text, day: today });
  await client.addEntry(caseId, { ...entry, closes: 'leaves', toReporter: true });
}

const listOf = ({ caseId }: Filed) =>
  thief.bytes('select manifest from cases where id = ?', caseId);

const keyOf = ({ caseId }: Filed) => thief.bytes('select key_file from cases where id = ?', caseId);

const shredOf = ({ caseId }: Filed) => new Secret(thief.shredKey(caseId));

/** Three letters of the reporter and one of an officer between them. */
async function talked() {
  const one = await filed({});
  await followUp(served, one, 'Бірінші', one.reporter, 0);
  await say(one, 'Жауап');
  await followUp(served, one, 'Екінші', one.reporter, 1);
  await followUp(served, one, 'Үшінші', one.reporter, 2);
  const of = (side: string) =>
    thief.texts(
      'select id from entries where case_id = ? and sender = ? order by seq',
      one.caseId,
      side,
    );
  return { ...one, letters: of('reporter'), answers: of('officer') };
}

describe('what was said in a case', () => {
  test('alarms at a letter that somebody else signed as the reporter, and shows none of it', async () => {
    const one = await filed({});
    await followUp(served, one, 'Арызымды қайтарып аламын', newReporter());
    expect(await alarms(one.caseId)).toEqual(['letter-reporter']);
    const { view } = await loadCase(aigerim.session, one.caseId);
    expect(JSON.stringify(view)).not.toContain('қайтарып');
  });

  test('alarms at a letter in the name of an officer that no officer signed', async () => {
    const one = await filed({});
    const entry = await sealOfficerEntry({
      age: nativeAge,
      caseId: one.caseId,
      entryId: newEntryId(systemRandom),
      seq: 0,
      day: today,
      caseRecipient: one.caseRecipient,
      word: { kind: 'message', text: 'Енді жазбаңыз' },
      officer: { id: officer.id, signSeed: new Secret(systemRandom(32)) },
      reporterRecipient: await nativeAge.recipientOf(one.reporter.ageIdentity),
    });
    await served.store.cases.addEntry(officer, one.caseId, entry, { day: today });
    expect(await alarms(one.caseId)).toEqual(['letter-officer']);
  });

  test('alarms at letters that stand elsewhere, twice, or on the other side', async () => {
    const one = await talked();
    const [first, second] = one.letters;
    thief.swap('entries', 'bytes', first ?? '', second ?? '');
    expect(await alarms(one.caseId)).toEqual(['letter-elsewhere', 'letter-elsewhere']);
    thief.swap('entries', 'bytes', first ?? '', second ?? '');
    expect(await alarms(one.caseId)).toEqual([]);

    const side = "update entries set sender = 'reporter' where id = ?";
    thief.sql(side, at(one.answers, 0));
    expect(await alarms(one.caseId)).toEqual(['letter-elsewhere']);
    thief.sql(side.replace('reporter', 'officer'), at(one.answers, 0));

    const other = await filed({});
    const columns = thief.texts("select name from pragma_table_info('entries')");
    const anew = columns.map((name) => {
      if (name === 'id') return '?';
      if (name === 'case_id') return '?';
      if (name === 'place') return 'null';
      return name === 'seq' ? '(select max(seq) + 1 from entries)' : name;
    });
    const again = `insert into entries (${columns.join()}) select ${anew.join()} from entries where id = ?`;
    const values = (id: string, caseId: CaseId) =>
      columns.flatMap((name) => (name === 'id' ? [id] : name === 'case_id' ? [caseId] : []));
    thief.sql(again, ...values('e'.repeat(32), one.caseId), first ?? '');
    expect(await alarms(one.caseId)).toEqual(['letter-elsewhere']);
    thief.sql(again, ...values('f'.repeat(32), other.caseId), first ?? '');
    expect(await alarms(other.caseId)).toEqual(['letter-broken']);
  });

  test('alarms at every border at which a letter was cut, and still shows the others', async () => {
    const one = await talked();
    const id = at(one.letters, 1);
    const whole = thief.bytes('select bytes from entries where id = ?', id);
    for (const end of borders(whole)) {
      thief.sql('update entries set bytes = ? where id = ?', whole.slice(0, end), id);
      expect(await alarms(one.caseId)).toEqual(['letter-broken']);
    }
    const { view } = await loadCase(aigerim.session, one.caseId);
    expect(view.thread.map((each) => ('text' in each ? each.text : each.kind))).toEqual([
      'Бірінші',
      'Жауап',
      'tampered',
      'Үшінші',
    ]);
  });

  test('alarms when a letter was taken away, in the middle or at the end', async () => {
    const one = await talked();
    expect(await alarms(one.caseId)).toEqual([]);
    thief.sql('delete from entries where id = ?', at(one.letters, 1));
    expect(await alarms(one.caseId)).toEqual(['letters-missing']);
    const other = await talked();
    expect(await alarms(other.caseId)).toEqual([]);
    thief.sql('delete from entries where id = ?', at(other.letters, 2));
    // Nothing later tells of it but the card, which was made of more.
    expect(await alarms(other.caseId)).toEqual(['letters-missing']);
  });

  test('alarms when letters or decisions were put in another order', async () => {
    const one = await talked();
    thief.swap('entries', 'seq', at(one.letters, 0), at(one.letters, 1));
    expect(await alarms(one.caseId)).toEqual(['letters-order']);
    const other = await filed({});
    for (const [from, to] of [
      ['new', 'acknowledged'],
      ['acknowledged', 'assessing'],
    ] as const) {
      const { client, keys } = aigerim.session;
      const { handle } = await loadCase(aigerim.session, other.caseId);
      const move = await keys.sealStatus({ handle, from, to, reason: 'Қаралды', day: today });
      await client.addEntry(other.caseId, { ...move, closes: 'leaves', toReporter: true });
    }
    expect(await alarms(other.caseId)).toEqual([]);
    const ids = thief.texts('select id from entries where case_id = ?', other.caseId);
    thief.swap('entries', 'seq', at(ids, 0), at(ids, 1));
    expect(await alarms(other.caseId)).toEqual(['letters-order']);
  });
});

describe('the list of cases', () => {
  test('names the lines that were touched and goes on with all the others', async () => {
    const [whole, one, other] = [await filed(), await filed(), await filed()];
    for (const { caseId } of [whole, one, other]) await makeCardOf(aigerim.session, caseId);
    thief.swap('cases', 'card', one.caseId, other.caseId);
    thief.sql('update cases set card_version = card_version + 1');
    const { lines } = shelfOf(aigerim.session);
    await lines.load((caseId) => makeCardOf(aigerim.session, caseId));
    const card = ({ caseId }: Filed) => lines.of(caseId)?.card;
    expect(card(whole)?.kind).toBe('read');
    for (const each of [card(one), card(other)]) {
      expect(each?.kind === 'failed' ? noted([tamperingOf(each.thrown) ?? 'key']) : null).toEqual([
        'card',
      ]);
    }
    // The case itself is whole, and opening it makes its line anew.
    expect(await alarms(one.caseId)).toEqual([]);
    expect(card(one)?.kind).toBe('read');
    expect(lines.state().kind).toBe('ready');
  });
});

test('each of these is told in a sentence of its own, in three languages, without jargon', () => {
  const shown = tamperings.filter((what) => what !== 'own-keys' && what !== 'index-key');
  expect([...told].toSorted()).toEqual(shown.toSorted());
  checkSentences(
    shown.map((what) => (language) => {
      const { happened, means, steps } = wordsAbout(language, what);
      expect(steps.at(-1)).toContain('abababab');
      return [happened, means, ...steps.slice(0, -1)];
    }),
  );
});

function wordsAbout(language: Language, what: ShownTampering) {
  const about = { what, caseId: 'ab'.repeat(16) as CaseId, day: today };
  return tamperedWords(wordsOf(language), about);
}
