import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newDocumentId, newProjectId } from '../../analysis/ids.ts';
import { readRoster } from '../../cases/roster-content.ts';
import { rosterHash, signRoster } from '../../cases/roster.ts';
import { sealAnalysisKeys } from '../../console/analysis-api.ts';
import { openRootFile } from '../../console/root-file.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { z } from '../../platform/shape.ts';
import { learnKeys, type Member, member, read, write } from './analysis-desk.ts';
import { get, post } from './house.ts';
import { type Office, office, onceArgon2id } from './office.ts';

const canary = 'Тайный-риск-аукцион-канарейка';
let served: Office;
let officer: Member;
let arman: Member;

beforeAll(async () => {
  served = await office([
    { role: 'officer', group: 'default' },
    { role: 'analysis', group: null },
    { role: 'officer', group: 'default' },
  ]);
  officer = await member(served, 0);
  arman = await member(served, 1);
  await learnKeys(served, officer);
  await learnKeys(served, arman);
});
afterAll(async () => await served[Symbol.asyncDispose]());

const row = (value: unknown = { risk: canary }) => ({
  project: newProjectId(systemRandom),
  id: newDocumentId(systemRandom),
  kind: 'risk' as const,
  expected: 0,
  value,
});

describe('the working group', () => {
  test('reads what one of its members wrote', async () => {
    const written = row();
    expect(await write(served, officer, [written])).toBe(200);
    expect(await read(served, arman, written.project)).toEqual([
      {
        id: written.id,
        kind: 'risk',
        version: 1,
        read: { kind: 'read', value: { risk: canary } },
      },
    ]);
  });

  test('learns of a row that was changed meanwhile, and writes over nothing', async () => {
    const written = row();
    await write(served, officer, [written]);
    expect(await write(served, arman, [{ ...written, expected: 1, value: 'Арман' }])).toBe(200);
    expect(await write(served, officer, [{ ...written, expected: 1, value: 'Офицер' }])).toBe(409);
    const [found] = await read(served, officer, written.project);
    expect(found).toMatchObject({ version: 2, read: { value: 'Арман' } });
  });

  test('sees that a row was exchanged behind its back instead of another content', async () => {
    const [one, other] = [row('первый'), row('второй')];
    const both = [one, { ...other, project: one.project }];
    await write(served, officer, both);
    const stored = await served.store.analysis.list(one.project, {
      kind: null,
      after: null,
      most: 9,
    });
    const documents = stored.map(({ id, kind, version, bytes }, at) => ({
      id,
      kind,
      version,
      bytes: stored[1 - at]?.bytes ?? bytes,
    }));
    const opened = await officer.ring.openDocuments({ project: one.project, documents });
    expect(opened.map((each) => each.read)).toEqual([{ kind: 'broken' }, { kind: 'broken' }]);
  });

  test('has somebody who opens no case and whom no case is sealed to', async () => {
    for (const path of ['/api/cases', '/api/group-key']) {
      expect((await get(served.app, path, arman.signed)).status).toBe(403);
    }
    expect(served.roster.groups.default).not.toContain(arman.officerId);
    expect(served.roster.groups.analysis).toContain(arman.officerId);
  });

  test('is not oversight, and nobody who signs in by another role', async () => {
    await served.addOfficer('saule', 'oversight', 'oversight');
    // The role alone is not enough either: the signed roster names the members.
    await served.addOfficer('stranger', 'officer', 'default');
    for (const id of ['saule', 'stranger']) {
      const signed = await served.signIn(id);
      for (const path of ['/api/analysis/keys', '/api/analysis/projects']) {
        expect((await get(served.app, path, signed)).status).toBe(403);
      }
    }
  });
});

describe('what the server knows', () => {
  test('is nothing that was written: no file, no log line and no answer holds it', async () => {
    const written = row();
    await write(served, officer, [written]);
    await write(served, officer, [written]);
    const wrong = { changes: [{ id: written.id, kind: canary, expected: 0, bytes: 'AAAA' }] };
    const path = `/api/analysis/projects/${written.project}/documents`;
    const refused = await post(served.app, path, wrong, officer.signed);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain(canary);
    expect(served.logged.join('\n')).not.toContain(canary);
    const names = await readdir(served.dataDir, { recursive: true, withFileTypes: true });
    const stored = names.filter((entry) => entry.isFile());
    expect(stored.length).toBeGreaterThan(2);
    for (const { parentPath, name } of stored) {
      const bytes = await readFile(join(parentPath, name));
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from(canary, encoding))).toBe(false);
      }
      expect(bytes.includes(base64url(Buffer.from(canary)).slice(0, -2))).toBe(false);
    }
  });

  test.each([
    ['no changes', { changes: [] }],
    ['another kind', { changes: [{ id: 'a'.repeat(32), kind: 'x', expected: 0, bytes: 'AA' }] }],
    ['an id of words', { changes: [{ id: 'риск', kind: 'risk', expected: 0, bytes: 'AA' }] }],
    [
      'a second document that calls itself the project',
      { changes: [{ id: 'a'.repeat(32), kind: 'project', expected: 0, bytes: 'AAAA' }] },
    ],
    [
      'a version below none',
      { changes: [{ id: 'a'.repeat(32), kind: 'risk', expected: -1, bytes: 'AA' }] },
    ],
  ])('%s is refused', async (_, body) => {
    const path = `/api/analysis/projects/${newProjectId(systemRandom)}/documents`;
    expect((await post(served.app, path, body, officer.signed)).status).toBe(400);
  });

  test('a file above the limit is refused before it is kept', async () => {
    const [project, id] = [newProjectId(systemRandom), newDocumentId(systemRandom)];
    const path = `/api/analysis/projects/${project}/files/${id}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const large = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect((await post(served.app, path, large, officer.signed, headers)).status).toBe(413);
    expect(await served.store.analysis.file(project, id)).toBeNull();
  });
});

describe('after a member left', () => {
  test('the rest seal the keys anew, read the old rows and write under a key that the other never had', async () => {
    const before = row();
    await write(served, officer, [before]);
    // The first officer signed the first key: it must open although that officer is gone.
    const leaving = await member(served, 0);
    await learnKeys(served, leaving);
    const { made, store } = served;
    const latest = await store.rosters.latest();
    const root = await openRootFile({ ...made.root, argon2id: onceArgon2id });
    const content = readRoster(latest?.bytes ?? new Uint8Array());
    const without = (ids: readonly string[]) => ids.filter((id) => id !== leaving.officerId);
    const signed = signRoster(
      {
        ...content,
        seq: 2,
        prev: rosterHash(latest?.bytes ?? new Uint8Array()),
        recipients: content.recipients.filter(({ id }) => id !== leaving.officerId),
        groups: {
          ...content.groups,
          default: without(content.groups.default),
          analysis: without(content.groups.analysis ?? []),
        },
      },
      root,
    );
    await store.rosters.put({ seq: 2, ...signed });
    const stays = await member(served, 2);
    await learnKeys(served, stays);
    const renewed = await stays.ring.sealAnalysisKeys();
    expect(renewed).toMatchObject({ rosterSeq: 2 });
    const sent = z.encode(sealAnalysisKeys.request, renewed);
    expect((await post(served.app, '/api/analysis/keys', sent, stays.signed)).status).toBe(200);
    expect((await post(served.app, '/api/analysis/keys', sent, stays.signed)).status).toBe(409);
    await learnKeys(served, stays);
    const [old] = await read(served, stays, before.project);
    expect(old?.read).toEqual({ kind: 'read', value: before.value });

    const later = row('нечто новое');
    expect(await write(served, stays, [later])).toBe(200);
    // Whoever left is refused at the door, and the key that is remembered opens nothing new.
    expect((await get(served.app, '/api/analysis/projects', leaving.signed)).status).toBe(403);
    const documents = await store.analysis.list(later.project, {
      kind: null,
      after: null,
      most: 9,
    });
    const opened = await leaving.ring.openDocuments({ project: later.project, documents });
    expect(opened.map((each) => each.read)).toEqual([{ kind: 'broken' }]);
  });
});

describe('a body that signs a roster without the group', () => {
  test('closes the analysis to everybody, and what was written stays', async () => {
    const { made, store } = served;
    const latest = await store.rosters.latest();
    const bytes = latest?.bytes ?? new Uint8Array();
    const root = await openRootFile({ ...made.root, argon2id: onceArgon2id });
    const content = readRoster(bytes);
    const { analysis: _, ...groups } = content.groups;
    const recipients = content.recipients.filter(({ kind }) => kind !== 'analysis');
    const seq = content.seq + 1;
    const signed = signRoster(
      { ...content, seq, prev: rosterHash(bytes), recipients, groups },
      root,
    );
    const kept = await store.analysisKeys.all();
    await store.rosters.put({ seq, ...signed });
    const stays = await member(served, 2);
    // The page says how to get the group; it asks the trusted roster and not the server.
    expect(await stays.ring.ownBody()).toMatchObject({ analysis: false });
    expect((await get(served.app, '/api/analysis/projects', stays.signed)).status).toBe(403);
    expect(await store.analysisKeys.all()).toEqual(kept);
  });
});
