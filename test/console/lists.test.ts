import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newProjectId } from '../../analysis/ids.ts';
import { sealAnswer } from '../../analysis/lists/answer.ts';
import { openRequest } from '../../analysis/lists/request.ts';
import { listKeys } from '../../analysis/lists/token.ts';
import { newCaseKey } from '../../cases/case-key.ts';
import { sealFile } from '../../cases/file.ts';
import { newBlobId, newCaseId } from '../../cases/ids.ts';
import { readRoster } from '../../cases/roster-content.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import * as api from '../../console/list-api.ts';
import { identityText } from '../../platform/crypto/age.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { z } from '../../platform/shape.ts';
import { requestWith } from '../fixtures/lists.ts';
import { houseDay as today } from '../fixtures/house-config.ts';
import { type Member, member } from './analysis-desk.ts';
import { get, post } from './house.ts';
import { type Office, office } from './office.ts';

let served: Office;
let officer: Member;
let arman: Member;
let overseer: Member;
beforeAll(async () => {
  served = await office([
    { role: 'officer', group: 'default' },
    { role: 'analysis', group: null },
    { role: 'oversight', group: 'oversight' },
  ]);
  officer = await member(served, 0);
  arman = await member(served, 1);
  overseer = await member(served, 2);
});
afterAll(async () => await served[Symbol.asyncDispose]());

const project = newProjectId(systemRandom);
const lists = `/api/analysis/projects/${project}/lists`;

/** Makes a link in the worker and sends its packet. */
async function send(by: Member, status = 200) {
  const [link] = await by.ring.makeListLinks({ requests: [requestWith({ project })] });
  if (link === undefined) throw new TypeError('no link was made');
  const { id, packet } = link;
  const sent = z.encode(api.sendLists.request, { lists: [{ id, packet }] });
  expect((await post(served.app, lists, sent, by.signed)).status).toBe(status);
  return link;
}

/** What the public side does: seals to the group of the newest roster and stores. */
async function answer(link: Awaited<ReturnType<typeof send>>) {
  const latest = await served.store.rosters.latest();
  if (latest === null) throw new TypeError('no roster');
  const roster = readRoster(latest.bytes);
  const group = roster.recipients.filter(({ id }) => roster.groups.analysis?.includes(id) === true);
  const { identity, recipient } = await newCaseKey({ age: nativeAge, random: systemRandom });
  const caseId = newCaseId(systemRandom);
  const blobId = newBlobId(systemRandom);
  const file = await sealFile(
    {
      age: nativeAge,
      caseRecipient: recipient,
      caseId,
      blobId,
      seq: 0,
      day: today,
      name: '.txt',
      mime: 'text/plain',
      cleaned: false,
    },
    new TextEncoder().encode('Бұйрық № 12'),
  );
  const stored = await served.store.blobs.putDraft(blobId, file.bytes, today);
  const seq = ((await served.store.lists.find(link.id))?.answers ?? 0) + 1;
  const { proof } = listKeys(link.token);
  const bytes = await sealAnswer(
    nativeAge,
    group.map(({ age }) => age),
    {
      v: 1,
      type: 'list-answer',
      list: link.id,
      seq,
      request: '0'.repeat(64),
      language: 'kk',
      proof,
      files: { caseId, identity: identityText(identity) },
      said: [
        {
          item: 'personnel-1',
          choice: 'no',
          note: 'Тәртіп жоқ',
          files: [
            {
              blobId,
              sha256: stored.sha256,
              mime: 'text/plain',
              extension: '.txt',
              cleaned: false,
            },
          ],
        },
      ],
    },
  );
  await served.store.lists.answer({
    list: link.id,
    seq,
    day: today,
    once: `${String(seq)}${link.id}`.slice(0, 64),
    bytes: bytes as SealedBytes,
    files: [{ blobId, ...stored }],
  });
  return { blobId };
}

async function answersOf(by: Member, link: Awaited<ReturnType<typeof send>>) {
  const came = await get(served.app, `${lists}/${link.id}/answers`, by.signed);
  const { answers } = z.decode(api.listAnswers.answer, (await came.json()) as never);
  return { answers, opened: await by.ring.openListAnswers({ token: link.token, answers }) };
}

describe('a check-list of the working group', () => {
  test('is signed by the member who sends it, and the server cannot read it', async () => {
    const link = await send(arman);
    const latest = await served.store.rosters.latest();
    const { recipients } = readRoster(latest?.bytes ?? new Uint8Array());
    const own = recipients.find(({ id }) => id === arman.officerId)?.ed25519 ?? '';
    const stored = await served.store.lists.find(link.id);
    const request = openRequest(stored?.packet ?? new Uint8Array(), link.token, [fromHex(own)]);
    expect(request.unit).toBe('Кадр бөлімі');
    const clear = Buffer.from(stored?.packet ?? []).toString('latin1');
    expect(clear).not.toContain('list-request');
    expect(clear).not.toContain(link.token);
  });

  test('is read by every member, with its files, and by nobody else', async () => {
    const link = await send(officer);
    const { blobId } = await answer(link);
    for (const by of [officer, arman]) {
      const { answers, opened } = await answersOf(by, link);
      expect(opened).toMatchObject([
        { kind: 'read', seq: 1, answer: { said: [{ choice: 'no', note: 'Тәртіп жоқ' }] } },
      ]);
      expect(JSON.stringify(opened)).not.toContain('AGE-SECRET');
      const path = `/api/analysis/projects/${project}/list-files/${blobId}`;
      const bytes = new Uint8Array(await (await get(served.app, path, by.signed)).arrayBuffer());
      const [first] = answers;
      if (first === undefined) throw new TypeError('no answer');
      const asked = { token: link.token, answer: first, blobId, bytes };
      const file = await by.ring.openListFile(asked);
      expect(new TextDecoder().decode(file.bytes)).toBe('Бұйрық № 12');
      const other = { ...asked, blobId: newBlobId(systemRandom) };
      await expect(by.ring.openListFile(other)).rejects.toMatchObject({ code: 'case.context' });
    }
    const path = `${lists}/${link.id}/answers`;
    expect((await get(served.app, path, overseer.signed)).status).toBe(403);
    const { answers } = await answersOf(officer, link);
    expect(await overseer.ring.openListAnswers({ token: link.token, answers })).toMatchObject([
      { kind: 'broken' },
    ]);
  });

  test('that was slipped into another link’s place is shown as broken, the others as they are', async () => {
    const [one, other] = [await send(officer), await send(officer)];
    await answer(one);
    await answer(other);
    const { answers } = await answersOf(officer, one);
    const mixed = [...answers, ...(await answersOf(officer, other)).answers];
    const opened = await officer.ring.openListAnswers({ token: one.token, answers: mixed });
    expect(opened.map(({ kind }) => kind)).toEqual(['read', 'broken']);
  });

  test('is counted, withdrawn and closed, and what ended stays ended', async () => {
    const [withdrawn, left] = [await send(officer), await send(officer)];
    await answer(left);
    const end = (state: string) =>
      post(served.app, `${lists}/${withdrawn.id}/end`, { state }, arman.signed);
    expect((await end('withdrawn')).status).toBe(200);
    expect((await end('open')).status).toBe(400);
    const all = `/api/analysis/projects/${project}/lists-end`;
    expect((await post(served.app, all, {}, officer.signed)).status).toBe(200);
    const came = await get(served.app, lists, officer.signed);
    const listed = z.decode(api.lists.answer, (await came.json()) as never).lists;
    expect(listed.find(({ id }) => id === withdrawn.id)).toMatchObject({ state: 'withdrawn' });
    expect(listed.find(({ id }) => id === left.id)).toMatchObject({ state: 'closed', answers: 1 });
  });

  test('of somebody outside the group is refused', async () => {
    await send(overseer, 403);
    const foreign = await get(served.app, lists, overseer.signed);
    expect(foreign.status).toBe(403);
  });
});
