import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { newCaseKey } from '../../cases/case-key.ts';
import { sealOfficerEntry } from '../../cases/entry.ts';
import { newEntryId } from '../../cases/ids.ts';
import { deriveOfficerSecrets } from '../../cases/kdf.ts';
import { openCaseKey } from '../../cases/key-file.ts';
import { blobKdf, openOfficerBlob } from '../../cases/officer-blob.ts';
import { sheetText, splitRecovery } from '../../cases/recovery-sheet.ts';
import { rosterHash, signRoster } from '../../cases/roster.ts';
import { readRoster } from '../../cases/roster-content.ts';
import { loadCase } from '../../console/app/case-load.ts';
import { makeCardOf } from '../../console/app/case-load.ts';
import type { Session } from '../../console/app/session.ts';
import { shelfOf } from '../../console/app/inbox/shelf.ts';
import type { RosterWish } from '../../console/app/worker/roster-contract.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { consentTo } from '../../console/app/worker/root-work.ts';
import { joinBlob } from '../../console/blob-parts.ts';
import type { Access } from '../../console/new-member.ts';
import { openRootFile } from '../../console/root-file.ts';
import { unseal } from '../../platform/crypto/age.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { type Clerk, clerk, clientOf } from './clerk.ts';
import { today } from './house.ts';
import { readAsReporter } from './reporter.ts';
import { thiefOf } from './thief.ts';
import {
  answer,
  type Filed,
  file,
  followUp,
  type Office,
  office,
  quickArgon2id,
  staff,
} from './office.ts';

let served: Office;
let first: Clerk;
let old: Filed;

beforeEach(async () => {
  served = await office(staff, {}, quickArgon2id);
  old = await file(served, { answers: [answer('recall', 'Не болды?', 'Ескі хабарлама')] });
  first = await clerk(served, accessOf('officer'));
  await kindsOf(first.session);
});
afterEach(async () => await served[Symbol.asyncDispose]());

function accessOf(role: string) {
  const access = served.made.access.find((each) => each.role === role);
  if (access === undefined) throw new TypeError('nobody has that role');
  return access;
}

async function change(wishes: readonly RosterWish[], by: Clerk = first) {
  const { file: sealed, passphrase } = served.made.root;
  const signed = await by.ring.signRoster({ file: sealed, passphrase, wishes, day: today });
  const { roster, consent, accounts } = signed;
  await by.session.client.changeRoster({ roster, consent, accounts });
  return signed;
}

/** The officer's own view of the case: its words in order. */
async function threadOf(by: Clerk, { caseId }: Filed): Promise<readonly string[]> {
  const { view } = await loadCase(by.session, caseId);
  const first = view.rows.map(({ answer: said }) => (said.kind === 'said' ? said.text : ''));
  return [...first, ...view.thread.map((each) => ('text' in each ? each.text : each.kind))];
}

/** What stands in an officer's blob: he knows it himself, and nothing takes it from him. */
async function keysOf(id: string, { passphrase }: Access) {
  const blob = (await served.store.officers.find(id))?.blob;
  if (blob === undefined) throw new TypeError('no account');
  const kdf = blobKdf(blob.header);
  const { kek } = await deriveOfficerSecrets({ passphrase, kdf, argon2id: quickArgon2id });
  return openOfficerBlob(joinBlob(blob), kek);
}

async function offered(wishes: readonly RosterWish[]) {
  const { file: sealed, passphrase } = served.made.root;
  return await first.ring.signRoster({ file: sealed, passphrase, wishes, day: today });
}

async function sheets(): Promise<readonly string[]> {
  const { recovery } = served.made;
  return (await splitRecovery(recovery, systemRandom)).map(sheetText);
}

async function recover(two: readonly [string, string], wishes: readonly RosterWish[]) {
  const ring = new KeyRing(quickArgon2id, systemRandom);
  const client = clientOf(served);
  const { today: day, ...standing } = await client.startRecovery();
  const { file: sealed, passphrase } = served.made.root;
  const signed = await ring.recover({
    ...standing,
    file: sealed,
    passphrase,
    sheets: two,
    wishes,
    day,
  });
  return { ring, client, signed };
}

/** How the cards of the list stand to this officer, once all that may be made are made. */
async function kindsOf(session: Session): Promise<readonly string[]> {
  const { lines } = shelfOf(session);
  await lines.load((caseId) => makeCardOf(session, caseId));
  return lines.state().lines.map(({ card }) => card.kind);
}

async function send({ roster, consent, accounts }: Awaited<ReturnType<typeof offered>>) {
  await first.session.client.changeRoster({ roster, consent, accounts });
}

describe('a new officer', { timeout: 60_000 }, () => {
  test('reads the old cases once a colleague’s console has sealed their keys anew', async () => {
    const { access } = await change([{ kind: 'appoint', role: 'officer' }]);
    const second = await clerk(served, access[0] ?? accessOf('officer'));
    // Until then he sees that they are not open to him yet, and nothing else.
    expect(await kindsOf(second.session)).toEqual(['behind']);
    expect(await second.upkeep()).toBe(-1);

    expect(await first.upkeep()).toBe(0);
    const again = await clerk(served, access[0] ?? accessOf('officer'));
    expect(await threadOf(again, old)).toEqual(['Ескі хабарлама']);
    expect(await first.session.client.keyState()).toEqual({ rosterSeq: 2, behind: 0 });
    // Nobody left: the case keeps its key, and the reporter is told nothing.
    expect((await readAsReporter(served, old)).caseRecipient).toBe(old.caseRecipient);
    const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
    for (const kind of ['roster-accepted', 'officer-added', 'keys-fetched', 'keys-wrapped']) {
      expect(kinds).toContain(kind);
    }
  });

  test('reads them all although the connection was lost in the middle and another console went on', async () => {
    for (let count = 0; count < 3; count += 1) await file(served, {});
    const { access } = await change([{ kind: 'appoint', role: 'officer' }]);
    let wraps = 0;
    const client = clientOf(served, async (path, send) => {
      if (path.startsWith('/api/key-work/cases/') && (wraps += 1) === 2) {
        throw new TypeError('the connection is lost');
      }
      return await send();
    });
    const cut = await clerk(served, accessOf('officer'), { client });
    await expect(cut.upkeep()).rejects.toMatchObject({ because: 'network' });
    expect(await first.session.client.keyState()).toEqual({ rosterSeq: 2, behind: 3 });

    expect(await first.upkeep()).toBe(0);
    const second = await clerk(served, access[0] ?? accessOf('officer'));
    expect(await kindsOf(second.session)).toEqual(['read', 'read', 'read', 'read']);
  });
});

describe('a case that was touched', { timeout: 60_000 }, () => {
  test('does not keep the keys of the others from being sealed anew, and is told apart from them', async () => {
    const [cut, exchanged] = [await file(served, {}), await file(served, {})];
    const { access } = await change([{ kind: 'appoint', role: 'officer' }]);
    const waiting = await clerk(served, access[0] ?? accessOf('officer'));
    // Not ours yet is nobody's doing: no alarm.
    await expect(loadCase(waiting.session, old.caseId)).rejects.toMatchObject({
      because: 'behind',
    });
    const thief = thiefOf(served.dataDir);
    thief.sql('update cases set key_file = zeroblob(4000) where id = ?', cut.caseId);
    expect(await first.upkeep()).toBe(1);
    await change([{ kind: 'remove', id: access[0]?.officerId ?? '' }]);
    thief.sql('update cases set manifest = zeroblob(4000) where id = ?', exchanged.caseId);

    expect(await first.upkeep()).toEqual(2);
    expect(await threadOf(first, old)).toEqual(['Ескі хабарлама']);
    expect(await first.session.client.keyState()).toMatchObject({ behind: 2 });
    await expect(loadCase(first.session, cut.caseId)).rejects.toMatchObject({
      because: 'damaged',
    });
    await expect(loadCase(first.session, exchanged.caseId)).rejects.toMatchObject({
      because: 'tampered.list',
    });
  });
});

describe('an officer who leaves', { timeout: 60_000 }, () => {
  let second: Clerk;
  let gone: string;
  let access: Access;
  beforeEach(async () => {
    const signed = await change([{ kind: 'appoint', role: 'officer' }]);
    await first.upkeep();
    access = signed.access[0] ?? accessOf('officer');
    second = await clerk(served, access);
    gone = access.officerId;
  });

  test('is out at once, and his cases stay readable by the others', async () => {
    await change([{ kind: 'remove', id: gone }]);
    await expect(second.session.client.cases(null)).rejects.toMatchObject({
      because: 'not-signed-in',
    });
    expect((await served.store.officers.find(gone))?.disabled).toBe(true);
    expect(await first.upkeep()).toBe(0);
    expect(await threadOf(first, old)).toEqual(['Ескі хабарлама']);
    expect(await kindsOf(first.session)).toEqual(['read']);
  });

  test('does not open what its reporter writes afterwards, and the others do', async () => {
    const { caseId, reporter } = old;
    const officer = { id: gone, role: 'officer', group: 'default' } as const;
    const keyFile = await served.store.cases.keyFile(officer, caseId, today);
    await change([{ kind: 'remove', id: gone }]);
    await first.upkeep();

    const { account, caseRecipient } = await readAsReporter(served, old);
    expect(account.unreadable).toEqual([]);
    expect(caseRecipient).not.toBe(old.caseRecipient);
    await followUp(served, { caseId, reporter, caseRecipient }, 'Тағы бір дерек');
    expect(await threadOf(first, old)).toEqual(['Ескі хабарлама', 'Тағы бір дерек']);

    // His own key opens neither the new key file nor, with what the old one gave, the new letter.
    const keys = await keysOf(gone, access);
    const fresh = (await served.store.cases.keyFile(officer, caseId, today)) ?? new Uint8Array();
    const { identity } = keys;
    await expect(openCaseKey({ bytes: fresh, identity, caseId })).rejects.toMatchObject({
      code: 'crypto.auth',
    });
    const bytes = keyFile ?? new Uint8Array();
    const { ring } = await openCaseKey({ bytes, identity, caseId });
    const entries = (await served.store.cases.entries(officer, caseId)) ?? [];
    const letter = entries.find(({ from }) => from === 'reporter')?.bytes ?? new Uint8Array();
    const own = ring.map((each) => nativeAge.identity(each));
    await expect(unseal(own, letter)).rejects.toMatchObject({ code: 'crypto.auth' });
  });

  test('cannot name the key of later letters, though he still writes to the database', async () => {
    const { caseId, reporter } = old;
    const { signSeed } = await keysOf(gone, access);
    const mine = await newCaseKey({ random: systemRandom });
    const forged = await sealOfficerEntry({
      age: nativeAge,
      caseId,
      entryId: newEntryId(systemRandom),
      seq: 0,
      day: today,
      caseRecipient: mine.recipient,
      word: { kind: 'case-key', recipient: mine.recipient, gen: 99 },
      officer: { id: gone, signSeed },
      reporterRecipient: await nativeAge.recipientOf(reporter.ageIdentity),
    });
    await change([{ kind: 'remove', id: gone }]);
    await first.upkeep();
    const right = (await readAsReporter(served, old)).caseRecipient;
    const officer = { id: 'x', role: 'officer', group: 'default' } as const;
    await served.store.cases.addEntry(officer, caseId, forged, { day: today });
    expect((await readAsReporter(served, old)).caseRecipient).toBe(right);
    expect(right).not.toBe(mine.recipient);
  });
});

describe('a list that the server refuses', { timeout: 60_000 }, () => {
  test('is one that another root signed', async () => {
    await using other = await office(staff, {}, quickArgon2id);
    const { file: sealed, passphrase } = other.made.root;
    await expect(
      first.ring.signRoster({ file: sealed, passphrase, wishes: [], day: today }),
    ).rejects.toMatchObject({ code: 'root.other' });
    const signed = await offered([{ kind: 'appoint', role: 'officer' }]);
    const forged = signRoster(readRoster(signed.roster.bytes), new Secret(systemRandom(32)));
    await expect(send({ ...signed, roster: forged })).rejects.toMatchObject({
      because: 'malformed',
    });
    expect((await served.store.rosters.latest())?.seq).toBe(1);
  });

  test('is one that nobody of the present list agreed to', async () => {
    const signed = await offered([{ kind: 'appoint', role: 'officer' }]);
    await expect(send({ ...signed, consent: new Uint8Array(64) })).rejects.toMatchObject({
      because: 'not-yours',
    });
    const oversight = await clerk(served, accessOf('oversight'));
    const { roster, consent, accounts } = signed;
    // The consent of one is not that of another.
    await expect(
      oversight.session.client.changeRoster({ roster, consent, accounts }),
    ).rejects.toMatchObject({ because: 'not-yours' });
  });

  test('is one that does not follow the present one', async () => {
    const [one, other] = [
      await offered([{ kind: 'appoint', role: 'officer' }]),
      await offered([{ kind: 'appoint', role: 'oversight' }]),
    ];
    await send(one);
    await expect(send(other)).rejects.toMatchObject({ because: 'changed' });
    expect(rosterHash((await served.store.rosters.latest())?.bytes ?? new Uint8Array())).toBe(
      one.hash,
    );
  });

  test('is one whose new people bring no accounts', async () => {
    const signed = await offered([{ kind: 'appoint', role: 'officer' }]);
    await expect(send({ ...signed, accounts: [] })).rejects.toMatchObject({
      because: 'malformed',
    });
  });

  test('is one that gives a number other keys', async () => {
    const latest = await served.store.rosters.latest();
    const { file: sealed, passphrase } = served.made.root;
    const root = await openRootFile({ file: sealed, passphrase, argon2id: quickArgon2id });
    const content = readRoster(latest?.bytes ?? new Uint8Array());
    const { recipient: age } = await newCaseKey({ random: systemRandom });
    const { officerId } = accessOf('oversight');
    const roster = signRoster(
      {
        ...content,
        seq: 2,
        prev: rosterHash(latest?.bytes ?? new Uint8Array()),
        recipients: [
          ...content.recipients.filter(({ id }) => id !== officerId),
          { id: officerId, kind: 'oversight', age, ed25519: content.recipients[1]?.ed25519 ?? '' },
        ],
      },
      root,
    );
    const { signSeed } = await keysOf(accessOf('officer').officerId, accessOf('officer'));
    const consent = consentTo(rosterHash(roster.bytes), signSeed);
    await expect(
      first.session.client.changeRoster({ roster, consent, accounts: [] }),
    ).rejects.toMatchObject({ because: 'malformed' });
  });
});

describe('two sheets of paper', { timeout: 60_000 }, () => {
  test('and the root key bring the archive back when nobody can sign in any more', async () => {
    const [one = '', , three = ''] = await sheets();
    const { ring, client, signed } = await recover(
      [one, three],
      [
        { kind: 'appoint', role: 'officer' },
        { kind: 'remove', id: accessOf('officer').officerId },
        { kind: 'sheets' },
      ],
    );
    const { roster, proof, accounts } = signed;
    await client.recover({ roster, proof, accounts });
    const brought = await clerk(served, signed.access[0] ?? accessOf('officer'), { ring });
    expect(await brought.upkeep()).toBe(0);
    expect(await threadOf(brought, old)).toEqual(['Ескі хабарлама']);
    await expect(first.session.client.cases(null)).rejects.toMatchObject({
      because: 'not-signed-in',
    });
    // The sheets that were typed no longer give the key of the list; the new ones do.
    const { session } = await clerk(served, signed.access[0] ?? accessOf('officer'));
    await expect(session.keys.drill({ sheets: [one, three] })).rejects.toMatchObject({
      because: 'sheet.other',
    });
    const [left, right] = (signed.sheets ?? []).map(sheetText);
    await session.keys.drill({ sheets: [left ?? '', right ?? ''] });
  });

  test('are asked for again when the work stopped in the middle', async () => {
    const [one = '', two = ''] = await sheets();
    const { client, signed } = await recover(
      [one, two],
      [{ kind: 'appoint', role: 'officer' }, { kind: 'sheets' }],
    );
    const { roster, proof, accounts } = signed;
    await client.recover({ roster, proof, accounts });
    // Whoever got no answer asks again, and is not sent away with sheets that open nothing any more.
    await client.recover({ roster, proof, accounts });
    const kinds = (await served.store.audit.rows(0, 500)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'recovered')).toHaveLength(1);
    // Another day, another browser: nothing is left of the recovery but the rows.
    const later = await clerk(served, signed.access[0] ?? accessOf('officer'));
    expect(await later.upkeep()).toBe(-1);
    await later.ring.learnSheets({ sheets: [one, two] });
    expect(await later.upkeep()).toBe(0);
    expect(await threadOf(later, old)).toEqual(['Ескі хабарлама']);
  });

  test('change nothing without the proof that they were there, and the proof serves once', async () => {
    const [one = '', two = ''] = await sheets();
    const { client, signed } = await recover([one, two], [{ kind: 'appoint', role: 'officer' }]);
    const { signed: other } = await recover([one, two], [{ kind: 'appoint', role: 'oversight' }]);
    const { roster, proof, accounts } = signed;
    await expect(
      client.recover({ roster, proof: new Uint8Array(32), accounts }),
    ).rejects.toMatchObject({ because: 'wrong-token' });
    expect((await served.store.rosters.latest())?.seq).toBe(1);
    await client.recover({ roster, proof, accounts });
    const stolen = { roster: other.roster, proof, accounts: other.accounts };
    await expect(client.recover(stolen)).rejects.toMatchObject({
      because: 'wrong-token',
    });
    expect((await served.store.rosters.latest())?.bytes).toEqual(roster.bytes);
  });

  test('are refused by name when they are of two sets, one twice, of another body or typed wrong', async () => {
    const [one = '', two = ''] = await sheets();
    const [other = ''] = await sheets();
    const strange = await splitRecovery(new Secret(systemRandom(32)), systemRandom);
    const [left = '', right = ''] = strange.map(sheetText);
    for (const [pair, code] of [
      [[one, other], 'sheet.set'],
      [[one, one], 'sheet.same'],
      [[left, right], 'sheet.other'],
      [[one, two.replace(/\w/, 'U')], 'sheet.typed'],
    ] as const) {
      await expect(first.ring.drill({ sheets: pair })).rejects.toMatchObject({ code });
    }
  });

  test('are tried out with nothing changed but a line in the audit', async () => {
    const [, two = '', three = ''] = await sheets();
    await first.ring.drill({ sheets: [three, two] });
    await first.session.client.noteDrill();
    const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('recovery-drill');
    expect((await served.store.rosters.latest())?.seq).toBe(1);
  });
});
