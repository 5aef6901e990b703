import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import type { Quarter } from '../../cases/statistics/quarter.ts';
import { makeImport } from '../../cases/statistics/imports/make-import.ts';
import { spend } from '../../console/app/four-eyes/spend.ts';
import { changeList, unansweredChange } from '../../console/app/keys/change-list.ts';
import { invite } from '../../console/app/people/invite.ts';
import { loadPapers, newKeptId, saveKept } from '../../console/app/statistics/documents.ts';
import { nextSnapshot } from '../../console/app/statistics/next-snapshot.ts';
import { publish } from '../../console/app/statistics/publish.ts';
import { loadPublished } from '../../console/app/statistics/published.ts';
import { beginDraft } from '../../console/app/surveys/begin-draft.ts';
import { Trouble } from '../../console/app/trouble.ts';
import { Unanswered } from '../../console/app/unanswered.ts';
import { emptyDraft } from '../../surveys/draft.ts';
import { manyFacts } from '../cases/statistics/facts.ts';
import { answerTo, askFor, requestFor } from './acts.ts';
import { type Clerk, clerk, clientOf } from './clerk.ts';
import { today } from './house.ts';
import { file, type Office, office, quickArgon2id, staff } from './office.ts';

let served: Office;
let officer: Clerk;
let colleague: Clerk;
/** The part of an address whose next answer is lost on its way. */
let losing: string | null = null;
let known = 0;

beforeAll(async () => {
  served = await office([{ role: 'officer', group: 'default' }, ...staff], {}, quickArgon2id);
  const [first, second] = served.made.access;
  if (first === undefined || second === undefined) throw new TypeError('nobody');
  const client = clientOf(served, async (path, send) => {
    const answer = await send();
    if (losing === null || !path.includes(losing)) return answer;
    losing = null;
    throw new TypeError('the line broke');
  });
  officer = await clerk(served, first, { client });
  colleague = await clerk(served, second);
});
afterAll(async () => await served[Symbol.asyncDispose]());
beforeEach(async () => {
  known = (await served.store.audit.rows(0, 1000)).length;
});
afterEach(() => {
  losing = null;
});

/** What was written into the chain since the test began. */
const written = async () =>
  (await served.store.audit.rows(0, 1000)).slice(known).map(({ kind }) => kind);

/** Does it with a lost answer, and once more. */
async function twice<T>(path: string, act: () => Promise<T>): Promise<T> {
  losing = path;
  await expect(act()).rejects.toMatchObject({ because: 'network' });
  expect(losing).toBeNull();
  return await act();
}

describe('an answer that is lost and asked for again', () => {
  test('makes no second invitation, and the link that is shown is the one that stands', async () => {
    const { token } = await twice('/api/invitations', () => invite(officer.session, 'analyst'));
    const looked = await clientOf(served).lookAtInvitation(token);
    expect(looked.role).toBe('analyst');
    expect(await written()).toEqual(['officer-invited']);
    // The next one is for somebody else.
    expect((await invite(officer.session, 'analyst')).token).not.toBe(token);
    expect((await officer.session.client.people()).invitations).toHaveLength(2);
  });

  test('makes no link of somebody else’s: the same words from another officer are refused', async () => {
    const { token } = await invite(officer.session, 'administrator');
    const copied = colleague.session.client.invite({ role: 'administrator', token });
    await expect(copied).rejects.toMatchObject({ because: 'changed' });
  });

  test('begins one draft of a survey, and does not write over what a colleague did with it', async () => {
    const draft = emptyDraft();
    losing = '/api/survey-drafts/';
    await expect(beginDraft(officer.session, 'empty', draft)).rejects.toThrow(Trouble);
    const [there] = await colleague.session.client.surveyDrafts();
    if (there === undefined) throw new TypeError('no draft arrived');
    await colleague.session.client.saveDraft(there.id, new Uint8Array([1]), there.version);
    expect(await beginDraft(officer.session, 'empty', draft)).toBe(there.id);
    expect(await officer.session.client.surveyDrafts()).toEqual([
      { id: there.id, version: 2, bytes: new Uint8Array([1]) },
    ]);
  });

  test('counts figures of another system once, also where they were mended in between', async () => {
    const about = { from: { source: 'e-otinish' }, asOf: today, day: today, by: 'x' } as const;
    const table = (count: number) =>
      makeImport(
        [{ line: 2, month: '2026-01', category: null, unit: null, channel: null, count }],
        about,
      );
    const paper = { id: newKeptId(), version: 0 };
    const save = async (count: number) =>
      await saveKept(officer.session, 'import', { ...paper, value: table(count) });
    await twice('/api/statistics/documents', async () => await save(14));
    expect(await written()).toEqual(['figures-imported']);
    const other = { id: newKeptId(), version: 0 };
    losing = '/api/statistics/documents';
    const lost = saveKept(officer.session, 'import', { ...other, value: table(11) });
    await expect(lost).rejects.toMatchObject({ because: 'network' });
    await saveKept(officer.session, 'import', { ...other, value: table(12) });
    const { imports } = await loadPapers(colleague.session);
    expect(imports.map(({ value }) => value.rows.map((row) => row.at(-1)))).toEqual(
      expect.arrayContaining([[14], [12]]),
    );
    expect(imports).toHaveLength(2);
  });

  test('leaves figures that a colleague replaced meanwhile as he left them', async () => {
    const id = newKeptId();
    losing = '/api/statistics/documents';
    const lost = saveKept(officer.session, 'units', { id, version: 0, value: { v: 1, units: [] } });
    await expect(lost).rejects.toMatchObject({ because: 'network' });
    await saveKept(colleague.session, 'units', { id, version: 1, value: { v: 1, units: ['a'] } });
    const again = saveKept(officer.session, 'units', {
      id,
      version: 0,
      value: { v: 1, units: ['b'] },
    });
    await expect(again).rejects.toMatchObject({ because: 'changed' });
  });

  test('asks a colleague once, and his answer counts once', async () => {
    const { caseId } = await file(served, {});
    known = (await served.store.audit.rows(0, 1000)).length;
    await twice('/api/acts', () => askFor(officer.session, 'delete-case', caseId));
    expect(await written()).toEqual(['act-asked']);
    const { row, today: day } = await requestFor(colleague.session, 'delete-case', caseId);
    const given = { request: row, says: 'refuse', reason: 'Әлі ерте', day } as const;
    const signed = await colleague.session.keys.signAnswer(given);
    await colleague.session.client.answerAct(row.id, signed);
    await colleague.session.client.answerAct(row.id, signed);
    expect(await written()).toEqual(['act-asked', 'act-refused']);
  });
});

async function consented(caseId: CaseId) {
  const id = await askFor(officer.session, 'export-case', caseId);
  await answerTo(colleague.session, 'export-case', caseId);
  return id;
}

test('what was published without an answer is published once, and other words come as its correction', async () => {
  const facts = manyFacts(60, (at) => ({ category: at % 2 === 0 ? 'gift' : 'hiring' }));
  const counted = { facts, uncounted: [], waiting: [] };
  const own = { units: { v: 1, units: [] }, kinds: [], hidden: [] } as const;
  const next = async (kk: string) => {
    const published = await loadPublished(officer.session);
    const note = { kk, ru: kk, en: kk };
    const wish = { body: 'Тестовый орган', group: 'default', audience: 'public', note } as const;
    const quarter = '2026-Q3' as Quarter;
    return nextSnapshot(counted, own, published, { ...wish, quarter, sources: [] }).snapshot;
  };
  const [first, other] = [await next('Бірінші'), await next('Екінші')];
  losing = '/api/statistics';
  await expect(publish(officer.session, first)).rejects.toMatchObject({ because: 'network' });
  expect(await publish(officer.session, other)).toBe('earlier');
  const { snapshots } = await loadPublished(colleague.session);
  expect(snapshots.map(({ snapshot }) => snapshot)).toEqual([first]);
  const correction = await next('Екінші');
  expect(correction.corrects).toBe(first.number);
  expect(await twice('/api/statistics', () => publish(officer.session, correction))).toBe(
    'published',
  );
  expect((await written()).filter((kind) => kind === 'statistics-published')).toHaveLength(2);
});

describe('a consent to an export', () => {
  test('is not lost with an answer, and lets nobody export twice', async () => {
    const { caseId } = await file(served, {});
    const id = await consented(caseId);
    await twice(`/api/acts/${id}/use`, () => spend(officer.session, id));
    expect((await written()).filter((kind) => kind === 'exported')).toHaveLength(1);
    await expect(spend(officer.session, id)).rejects.toMatchObject({ because: 'needs-consent' });
  });

  test('is the use of whoever asked, also for somebody who learned its number', async () => {
    const { caseId } = await file(served, {});
    const id = await consented(caseId);
    const use = 'a'.repeat(32);
    await officer.session.client.spendConsent(id, use);
    await officer.session.client.spendConsent(id, use);
    await expect(colleague.session.client.spendConsent(id, use)).rejects.toMatchObject({
      because: 'needs-consent',
    });
    expect((await written()).filter((kind) => kind === 'exported')).toHaveLength(1);
  });

  test('that was refused once is good as soon as there is one', async () => {
    const { caseId } = await file(served, {});
    const id = await askFor(officer.session, 'export-case', caseId);
    const use = 'b'.repeat(32);
    await expect(officer.session.client.spendConsent(id, use)).rejects.toThrow(Trouble);
    await answerTo(colleague.session, 'export-case', caseId);
    await officer.session.client.spendConsent(id, use);
    expect((await written()).filter((kind) => kind === 'exported')).toHaveLength(1);
  });
});

test('a list of recipients whose answer was lost goes into force once, with the sheets that were made for it', async () => {
  const { file: root, passphrase } = served.made.root;
  let signatures = 0;
  const sign = async () => {
    signatures += 1;
    const wishes = [{ kind: 'sheets' }] as const;
    return await officer.session.keys.signRoster({ file: root, passphrase, wishes, day: today });
  };
  losing = '/api/roster';
  await expect(changeList(officer.session, sign)).rejects.toMatchObject({ because: 'network' });
  const waiting = unansweredChange(officer.session);
  expect(waiting?.sheets).toHaveLength(3);
  const signed = await changeList(officer.session, sign);
  expect([signed.sheets, signatures]).toEqual([waiting?.sheets, 1]);
  expect(unansweredChange(officer.session)).toBeNull();
  expect((await written()).filter((kind) => kind === 'roster-accepted')).toHaveLength(1);
  expect((await served.store.rosters.latest())?.bytes).toEqual(signed.roster.bytes);
});

describe('what waits for its answer', () => {
  const sent: number[] = [];
  let next = 0;
  const tried = async (unanswered: Unanswered<number>, thrown: Trouble | null) =>
    await unanswered.send(
      'it',
      () => ++next,
      (made) => {
        sent.push(made);
        return thrown === null ? Promise.resolve(made) : Promise.reject(thrown);
      },
    );

  test('is sent again as it was after a busy server, and made anew after an answer or a refusal', async () => {
    const unanswered = new Unanswered<number>();
    for (const because of ['network', 'busy', 'changed', 'network'] as const) {
      await expect(tried(unanswered, new Trouble(because))).rejects.toMatchObject({ because });
    }
    expect(await tried(unanswered, null)).toBe(2);
    expect(await tried(unanswered, null)).toBe(3);
    expect(sent).toEqual([1, 1, 1, 2, 2, 3]);
  });
});
