import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { rootOfficer } from '../../cases/four-eyes.ts';
import { retentionBytes } from '../../cases/retention.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { loadCase } from '../../console/app/case-load.ts';
import type { Session } from '../../console/app/session.ts';
import { Trouble } from '../../console/app/trouble.ts';
import type { Appointed } from '../../console/new-member.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { answerTo, askFor, requestFor } from './acts.ts';
import { type Clerk, clerk } from './clerk.ts';
import { today } from './house.ts';
import { readAsReporter } from './reporter.ts';
import { type Filed, file, type Office, office, quickArgon2id } from './office.ts';

const unit: readonly Appointed[] = [
  { role: 'officer', group: 'default' },
  { role: 'officer', group: 'default' },
  { role: 'oversight', group: 'oversight' },
  { role: 'analyst', group: null },
];

let served: Office;
let day: DateIso;
let filed: Filed;
let first: Clerk;
let second: Clerk;

const clock = { today: () => day, now: () => Date.parse('2026-11-22T06:00:00Z') };

async function begin(staff: readonly Appointed[] = unit) {
  day = today;
  served = await office(staff, { clock }, quickArgon2id);
  filed = await file(served, {});
}

beforeEach(async () => {
  await begin();
  first = await clerk(served, accessOf('officer'));
  second = await clerk(served, accessOf('officer', 1));
});
afterEach(async () => await served[Symbol.asyncDispose]());

function accessOf(role: string, which = 0) {
  const access = served.made.access.filter((each) => each.role === role)[which];
  if (access === undefined) throw new TypeError('nobody has that role');
  return access;
}

const newUse = () => hex(systemRandom(16));

async function troubleOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Trouble) return error.because;
    throw error;
  }
}

const kinds = async () => (await served.store.audit.rows(0, 500)).map(({ kind }) => kind);

/** The answer of `by` to the first request, sent to the second one. */
async function replay(by: Session, from: CaseId, to: CaseId): Promise<string> {
  const { row } = await requestFor(by, 'delete-case', from);
  const { row: other } = await requestFor(by, 'delete-case', to);
  const given = await by.keys.signAnswer({ request: row, says: 'consent', reason: null, day });
  return await troubleOf(by.client.answerAct(other.id, given));
}

/** Moves the case to where it can be closed as not confirmed, and asks for that. */
async function askToClose(by: Clerk, { caseId }: Filed) {
  await moveTo(by, caseId, 'assessing');
  const { handle, row, view } = await loadCase(by.session, caseId);
  const sealed = await by.session.keys.sealStatus({
    handle,
    from: view.state,
    to: 'closed-not-confirmed',
    reason: 'Тексерілді, расталмады',
    day,
  });
  await askFor(by.session, 'close-not-confirmed', caseId, {
    payload: sealed.bytes,
    entry: { id: sealed.entryId, after: row.lastFromOfficer },
  });
  return sealed;
}

async function moveTo({ session }: Clerk, caseId: CaseId, to: 'assessing') {
  const { handle, view } = await loadCase(session, caseId);
  const move = { handle, from: view.state, to, reason: 'Қаралды', day };
  const sealed = await session.keys.sealStatus(move);
  await session.client.addEntry(caseId, { ...sealed, toReporter: true, closes: 'leaves' });
}

describe('what nobody does alone', () => {
  test('is asked by one, read with its reason by the other, and done with the other’s consent', async () => {
    const id = await askFor(first.session, 'export-case', filed.caseId, { reason: 'Сот сұрады' });
    const seen = await requestFor(second.session, 'export-case', filed.caseId);
    expect(seen.row.decides).toBe('you');
    expect(seen.read).toMatchObject({ kind: 'read', reason: 'Сот сұрады' });
    expect(await troubleOf(first.session.client.spendConsent(id, newUse()))).toBe('needs-consent');
    await answerTo(second.session, 'export-case', filed.caseId);
    expect(await troubleOf(second.session.client.spendConsent(id, newUse()))).toBe('needs-consent');
    await first.session.client.spendConsent(id, newUse());
    expect(await troubleOf(first.session.client.spendConsent(id, newUse()))).toBe('needs-consent');
    const chain = await served.store.audit.rows(0, 500);
    const lines = chain.map(({ kind, actor_tag }) => `${kind} ${actor_tag}`);
    const [one, two] = [accessOf('officer').officerId, accessOf('officer', 1).officerId];
    expect(lines.slice(-3)).toEqual([`act-asked ${one}`, `act-agreed ${two}`, `exported ${one}`]);
    expect(await served.store.audit.verify()).toMatchObject({ ok: true });
  });

  test('is not agreed to by the one who asked, by strangers to the group, or in another’s name', async () => {
    const id = await askFor(first.session, 'delete-case', filed.caseId);
    expect(await troubleOf(answerTo(first.session, 'delete-case', filed.caseId))).toBe(
      'own-request',
    );
    const overseer = await clerk(served, accessOf('oversight'));
    expect((await overseer.session.client.acts()).requests).toEqual([]);
    const { row } = await requestFor(second.session, 'delete-case', filed.caseId);
    const consent = { request: row, says: 'consent', reason: null, day } as const;
    const foreign = await overseer.session.keys.signAnswer(consent);
    expect(await troubleOf(overseer.session.client.answerAct(id, foreign))).toBe('not-yours');
    const theirs = await second.session.keys.signAnswer(consent);
    expect(await troubleOf(overseer.session.client.answerAct(id, theirs))).toBe('not-yours');
    const analyst = await clerk(served, accessOf('analyst'));
    expect(await troubleOf(analyst.session.client.answerAct(id, theirs))).toBe('not-yours');
    expect(await troubleOf(analyst.session.client.acts())).toBe('not-yours');
    // Oversight asks about its own cases only.
    expect(await troubleOf(askFor(overseer.session, 'delete-case', filed.caseId))).toBe(
      'not-found',
    );
    expect(await kinds()).not.toContain('act-agreed');
  });

  test('is not agreed to by a consent to another case, a forged one or one of another day', async () => {
    const other = await file(served, {});
    await askFor(first.session, 'delete-case', filed.caseId);
    const id = await askFor(first.session, 'delete-case', other.caseId);
    expect(await replay(second.session, filed.caseId, other.caseId)).toBe('not-yours');
    const { row } = await requestFor(second.session, 'delete-case', other.caseId);
    const consent = { request: row, says: 'consent', reason: null, day } as const;
    const given = await second.session.keys.signAnswer(consent);
    const bent = given.signature.slice();
    bent[7] = (bent[7] ?? 0) ^ 1;
    const forged = { ...given, signature: bent };
    expect(await troubleOf(second.session.client.answerAct(id, forged))).toBe('not-yours');
    const early = { ...consent, day: addDays(day, -1) };
    const dated = await second.session.keys.signAnswer(early);
    expect(await troubleOf(second.session.client.answerAct(id, dated))).toBe('other-day');
    expect(await kinds()).not.toContain('act-agreed');
  });

  test('is over after a week, asked for or agreed to', async () => {
    const id = await askFor(first.session, 'export-case', filed.caseId);
    const { row } = await requestFor(second.session, 'export-case', filed.caseId);
    day = addDays(today, 8);
    const late = await second.session.keys.signAnswer({
      request: row,
      says: 'consent',
      reason: null,
      day,
    });
    expect(await troubleOf(second.session.client.answerAct(id, late))).toBe('expired');
    const again = await askFor(first.session, 'export-case', filed.caseId);
    await answerTo(second.session, 'export-case', filed.caseId);
    day = addDays(day, 8);
    expect(await troubleOf(first.session.client.spendConsent(again, newUse()))).toBe('expired');
    expect((await first.session.client.acts()).requests).toEqual([]);
  });

  test('says so when the clocks of page and server are a day apart', async () => {
    const { handle } = await loadCase(first.session, filed.caseId);
    await first.session.keys.closeCase({ handle });
    const asking = {
      act: 'delete-case',
      subject: filed.caseId,
      group: 'default',
      deciders: [second.session.officerId],
      reason: 'Кеше ашылған бет',
      payload: null,
      entry: null,
    } as const;
    for (const off of [-1, 1]) {
      const signed = await first.session.keys.signAct({ ...asking, day: addDays(today, off) });
      const { bytes, signature, reason, payload } = signed;
      const asked = first.session.client.askAct({ bytes, signature, reason, payload });
      expect(await troubleOf(asked)).toBe('other-day');
    }
    expect(await kinds()).not.toContain('act-asked');
  });

  test('is withdrawn by the one who asked, refused with a reason, and waits once only', async () => {
    const id = await askFor(first.session, 'delete-case', filed.caseId);
    expect(await troubleOf(askFor(second.session, 'delete-case', filed.caseId))).toBe('pending');
    expect(await troubleOf(second.session.client.withdrawAct(id))).toBe('not-yours');
    await first.session.client.withdrawAct(id);
    expect(await troubleOf(answerTo(second.session, 'delete-case', filed.caseId))).toBe('changed');
    await askFor(second.session, 'export-case', filed.caseId);
    await answerTo(first.session, 'export-case', filed.caseId, 'refuse');
    const { row, read } = await requestFor(second.session, 'export-case', filed.caseId);
    expect(row.state).toBe('refused');
    expect(read).toMatchObject({ answer: { says: 'refuse', reason: 'Әлі ерте' } });
    expect(await troubleOf(second.session.client.spendConsent(row.id, newUse()))).toBe(
      'needs-consent',
    );
    const written = (await kinds()).filter((kind) => kind.startsWith('act-'));
    expect(written).toEqual(['act-asked', 'act-withdrawn', 'act-asked', 'act-refused']);
  });

  test('goes with whoever agreed: a consent of somebody who was removed is none', async () => {
    const id = await askFor(first.session, 'export-case', filed.caseId);
    await answerTo(second.session, 'export-case', filed.caseId);
    const { file: sealed, passphrase } = served.made.root;
    const leaver = accessOf('officer', 1).officerId;
    const wishes = [{ kind: 'remove', id: leaver }] as const;
    const signed = await first.ring.signRoster({ file: sealed, passphrase, wishes, day });
    const { roster, consent, accounts } = signed;
    await first.session.client.changeRoster({ roster, consent, accounts });
    expect(await troubleOf(first.session.client.spendConsent(id, newUse()))).toBe('needs-consent');
    expect(await kinds()).not.toContain('exported');
  });

  test('is not decided by somebody who stays away from the case', async () => {
    const row = { case_id: filed.caseId, officer_id: accessOf('officer', 1).officerId };
    const { handle } = await loadCase(second.session, row.case_id);
    const word = { kind: 'aside', reason: 'Туысым' } as const;
    const away = await second.session.keys.sealWork({ handle, word, day });
    await second.session.client.addEntry(filed.caseId, {
      ...away,
      toReporter: false,
      closes: 'leaves',
      access: { kind: 'aside' },
    });
    await askFor(first.session, 'delete-case', filed.caseId);
    expect((await second.session.client.acts()).requests).toEqual([]);
    const overseer = await clerk(served, accessOf('oversight'));
    // Nobody of the unit is left for this case, so oversight decides.
    await answerTo(overseer.session, 'delete-case', filed.caseId);
    expect((await served.store.cases.line(officerOf(), filed.caseId))?.eraseDay).toBe(
      addDays(today, 7),
    );
  });
});

const officerOf = () =>
  ({ id: accessOf('officer').officerId, role: 'officer', group: 'default' }) as const;

describe('closing as “not confirmed”', () => {
  test('is refused to one officer, and written byte for byte with the other’s consent', async () => {
    const sealed = await askToClose(first, filed);
    const alone = { ...sealed, toReporter: true, closes: 'closes-not-confirmed' } as const;
    expect(await troubleOf(first.session.client.addEntry(filed.caseId, alone))).toBe(
      'needs-consent',
    );
    const { row } = await requestFor(second.session, 'close-not-confirmed', filed.caseId);
    const { handle } = await loadCase(second.session, filed.caseId);
    expect(await second.ring.readProposal({ handle, request: row })).toEqual({
      to: 'closed-not-confirmed',
      reason: 'Тексерілді, расталмады',
    });
    await answerTo(second.session, 'close-not-confirmed', filed.caseId);
    const { view, row: line } = await loadCase(first.session, filed.caseId);
    expect(view.state).toBe('closed-not-confirmed');
    expect(line.closedDay).toBe(today);
    expect(view.thread.at(-1)).toMatchObject({ kind: 'status', alone: false });
  });

  test('by somebody who tells the server another ending is seen by every colleague', async () => {
    const sealed = await askToClose(first, filed);
    await first.session.client.addEntry(filed.caseId, {
      ...sealed,
      toReporter: true,
      closes: 'closes',
    });
    const { view } = await loadCase(second.session, filed.caseId);
    expect(view.thread.at(-1)).toMatchObject({ kind: 'status', alone: true });
  });

  test('does not happen when the reporter was told something else meanwhile', async () => {
    await askToClose(first, filed);
    const { handle } = await loadCase(second.session, filed.caseId);
    const sealed = await second.session.keys.sealMessage({ handle, text: 'Сұрақ бар', day });
    await second.session.client.addEntry(filed.caseId, {
      ...sealed,
      toReporter: true,
      closes: 'leaves',
    });
    expect(await troubleOf(answerTo(second.session, 'close-not-confirmed', filed.caseId))).toBe(
      'changed',
    );
    // The consent went with its act: neither of them is in the books.
    expect(await kinds()).not.toContain('act-agreed');
  });
});

const readClosing = async () => (await readAsReporter(served, filed)).account;
function tamper(sql: string, ...values: readonly (string | Uint8Array)[]): void {
  using database = new DatabaseSync(join(served.dataDir, 'senim.db'));
  database.prepare(sql).run(...values);
}
async function closeByTwo(): Promise<void> {
  await askToClose(first, filed);
  await answerTo(second.session, 'close-not-confirmed', filed.caseId);
}

describe('what the reporter reads of a closing as “not confirmed”', () => {
  test('is that two signed it, where both signatures hold', async () => {
    await closeByTwo();
    expect(await readClosing()).toMatchObject({
      status: 'closed-not-confirmed',
      reason: 'Тексерілді, расталмады',
      alone: false,
      unreadable: [],
    });
  });

  test('is that one alone signed it, where an officer got past the server', async () => {
    const sealed = await askToClose(first, filed);
    const entry = { ...sealed, toReporter: true, closes: 'closes' } as const;
    await first.session.client.addEntry(filed.caseId, entry);
    expect(await readClosing()).toMatchObject({ status: 'closed-not-confirmed', alone: true });
  });

  test.each([
    ['lost its consent', 'update act_requests set answer = null, answer_signature = null'],
    ['lost its request', 'delete from act_requests'],
    ['has a request of another hand', 'update act_requests set signature = zeroblob(64)'],
    ['has a consent of another hand', 'update act_requests set answer_signature = zeroblob(64)'],
    ['is agreed to in another case', "update act_requests set subject = 'another'"],
  ])('is that it cannot be relied on, where it %s', async (_, sql) => {
    await closeByTwo();
    tamper(sql);
    expect(await readClosing()).toMatchObject({ alone: true });
  });

  test('is that it cannot be relied on, where the consent was to something else', async () => {
    const other = await file(served, {});
    await closeByTwo();
    await askToClose(first, other);
    await answerTo(second.session, 'close-not-confirmed', other.caseId);
    const [foreign] = await served.store.acts.doneTo(other.caseId);
    if (foreign?.answer == null) throw new TypeError('nobody agreed');
    const { bytes, signature, answer } = foreign;
    tamper(
      `update act_requests set bytes = ?, signature = ?, answer = ?, answer_signature = ?
       where subject = ?`,
      bytes,
      signature,
      answer.bytes,
      answer.signature,
      filed.caseId,
    );
    expect(await readClosing()).toMatchObject({ alone: true });
  });
});

describe('a body with a single officer', () => {
  beforeEach(async () => {
    await served[Symbol.asyncDispose]();
    await begin([
      { role: 'officer', group: 'default' },
      { role: 'oversight', group: 'oversight' },
    ]);
    first = await clerk(served, accessOf('officer'));
  });

  test('asks oversight, which reads the reason and not the case', async () => {
    await askFor(first.session, 'delete-case', filed.caseId, { reason: 'Қате жіберілген' });
    const overseer = await clerk(served, accessOf('oversight'));
    const { row, read } = await requestFor(overseer.session, 'delete-case', filed.caseId);
    expect(row.decides).toBe('you');
    expect(read).toMatchObject({ reason: 'Қате жіберілген' });
    expect(await troubleOf(overseer.session.client.openCase(filed.caseId))).toBe('not-found');
    await answerTo(overseer.session, 'delete-case', filed.caseId);
    expect(await kinds()).toContain('erasing-agreed');
  });

  test('needs the head’s root key where oversight has one person, and nothing else will do', async () => {
    const about = await file(served, { group: 'oversight' });
    const overseer = await clerk(served, accessOf('oversight'));
    const id = await askFor(overseer.session, 'delete-case', about.caseId);
    const { row } = await requestFor(overseer.session, 'delete-case', about.caseId);
    expect(row.decides).toBe('root');
    // What is about the unit is not put before the unit.
    expect((await first.session.client.acts()).requests).toEqual([]);
    const given = { request: row, says: 'consent', reason: null, day } as const;
    const unitsWord = await first.session.keys.signAnswer(given);
    expect(await troubleOf(first.session.client.answerAct(id, unitsWord))).toBe('not-yours');
    expect(await troubleOf(answerTo(overseer.session, 'delete-case', about.caseId))).toBe(
      'own-request',
    );
    const { bytes } = await overseer.session.keys.signAnswer(given);
    const own = await overseer.session.keys.signAnswer(given);
    const asRoot = new TextDecoder()
      .decode(bytes)
      .replace(accessOf('oversight').officerId, rootOfficer);
    const pretended = { ...own, bytes: new TextEncoder().encode(asRoot) };
    expect(await troubleOf(overseer.session.client.answerAct(id, pretended))).toBe('not-yours');
    const { file: sealed, passphrase } = served.made.root;
    const root = await overseer.ring.signRootAnswer({ ...given, file: sealed, passphrase });
    await overseer.session.client.answerAct(id, root);
    const chain = await served.store.audit.rows(0, 500);
    expect(chain.map(({ kind, actor_tag }) => `${kind} ${actor_tag}`)).toContain('act-agreed root');
  });

  test('does not take the root’s word where an officer is there to ask', async () => {
    const id = await askFor(first.session, 'delete-case', filed.caseId);
    const { row } = await requestFor(first.session, 'delete-case', filed.caseId);
    const { file: sealed, passphrase } = served.made.root;
    const given = { request: row, says: 'consent', reason: null, day } as const;
    const root = await first.ring.signRootAnswer({ ...given, file: sealed, passphrase });
    expect(await troubleOf(first.session.client.answerAct(id, root))).toBe('not-yours');
  });
});

test('terms that are shorter than the least are refused before anybody is asked', async () => {
  const payload = retentionBytes({ v: 1, closed: 10, open: null });
  const asked = askFor(first.session, 'set-retention', 'body', { payload });
  expect(await troubleOf(asked)).toBe('malformed');
});
