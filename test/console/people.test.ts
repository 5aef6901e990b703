import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { recipientNumbers } from '../../cases/recipient-numbers.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import type { Enlisted } from '../../console/app/worker/new-key-contract.ts';
import * as api from '../../console/people-api.ts';
import type { Role } from '../../console/api.ts';
import { duties } from '../../console/duties.ts';
import { consoleRoutes } from '../../console/server/create.ts';
import { base64url, hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { z } from '../../platform/shape.ts';
import { signInAs } from './clerk.ts';
import { enter } from './enter.ts';
import { get, house, post, type Signed } from './house.ts';
import { type Office, office, onceArgon2id } from './office.ts';

const hours = 60 * 60 * 1000;
const desk = new KeyRing(onceArgon2id, systemRandom);

let served: Office;
let officer: Signed;
/** Making keys is slow on purpose: one set of them serves most tests. */
let someone: Enlisted;
let another: Enlisted;

/** The same keys under a number that nobody has. */
function fresh(): Enlisted {
  const officerId = `analyst-${hex(systemRandom(6))}`;
  return { ...someone, account: { ...someone.account, officerId } };
}
beforeAll(async () => {
  served = await office();
  officer = await enter(served, 'officer');
  const first = await link('analyst');
  someone = await enlist(first);
  await join(first, fresh());
  another = fresh();
});
afterAll(async () => await served[Symbol.asyncDispose]());

async function link(role: Role): Promise<string> {
  const token = base64url(systemRandom(24));
  const made = await post(served.app, '/api/invitations', { role, token }, officer);
  expect(made.status).toBe(200);
  return token;
}

const look = async (token: string) => await post(served.app, '/api/join/look', { token });

async function looked(token: string): Promise<api.LookedAt> {
  const said = (await (await look(token)).json()) as z.input<typeof api.lookAtInvitation.answer>;
  return z.decode(api.lookAtInvitation.answer, said);
}

async function enlist(token: string): Promise<Enlisted> {
  return await desk.enlist(await looked(token));
}

async function join(token: string, made: Enlisted, change: object = {}): Promise<Response> {
  const { account, recipient } = made;
  const request = z.encode(api.join.request, { token, account: { ...account }, recipient });
  return await post(served.app, '/api/join', { ...request, ...change });
}

async function people() {
  return api.people.answer.parse(await (await get(served.app, '/api/people', officer)).json());
}

describe('an invitation', () => {
  test('makes one account with the role that it names, and its keys sign in', async () => {
    const token = await link('analyst');
    expect((await people()).invitations.map(({ role }) => role)).toContain('analyst');
    const made = await enlist(token);
    expect((await join(token, made)).status).toBe(200);
    const { accounts, invitations } = await people();
    expect(invitations).toEqual([]);
    const { officerId } = made.account;
    expect(accounts.find((each) => each.officerId === officerId)).toMatchObject({
      role: 'analyst',
      standing: 'no-keys',
      closed: false,
    });
    const signed = await enter(served, { officerId, passphrase: made.passphrase });
    expect((await get(served.app, '/api/statistics', signed)).status).toBe(200);
    expect((await get(served.app, '/api/cases', signed)).status).toBe(403);
  });

  test('that is used, withdrawn, altered or garbage is one and the same answer', async () => {
    const used = await link('analyst');
    expect((await join(used, someone)).status).toBe(200);
    expect((await join(used, another)).status).toBe(404);
    const withdrawn = await link('administrator');
    const open = (await people()).invitations.find(({ role }) => role === 'administrator');
    const path = `/api/invitations/${open?.id ?? ''}/withdraw`;
    expect((await post(served.app, path, {}, officer)).status).toBe(200);
    expect((await post(served.app, path, {}, officer)).status).toBe(404);
    const good = await link('administrator');
    const altered = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
    const said = new Set<string>();
    for (const token of [used, withdrawn, altered, '', 'x'.repeat(200)]) {
      const answer = await look(token);
      said.add(`${answer.status} ${await answer.text()}`);
    }
    expect([...said]).toEqual(['404 {"refusal":"no-invitation"}']);
  });

  test('opened twice at once makes one account', async () => {
    const token = await link('analyst');
    const answers = await Promise.all([join(token, fresh()), join(token, fresh())]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 404,
    ]);
  });

  test('with the number of somebody else changes nobody and can still be used', async () => {
    const token = await link('analyst');
    const made = fresh();
    const taken = served.made.access[0]?.officerId ?? '';
    const before = await served.store.officers.find(taken);
    const account = { ...z.encode(api.join.request.shape.account, made.account), officerId: taken };
    expect((await join(token, made, { account })).status).toBe(409);
    expect(await served.store.officers.find(taken)).toEqual(before);
    expect((await join(token, made)).status).toBe(200);
  });

  test('keeps neither link nor passphrase in store, log or audit', async () => {
    const token = await link('analyst');
    const made = { ...fresh(), passphrase: someone.passphrase };
    await join(token, made);
    const { readFile, readdir } = await import('node:fs/promises');
    const names = await readdir(served.dataDir, { recursive: true });
    const files = names.filter((name) => /\.(db|db-wal|json)$/.test(name));
    expect(files.length).toBeGreaterThan(2);
    const all = [served.logged.join('\n')];
    for (const name of files) all.push(await readFile(`${served.dataDir}/${name}`, 'latin1'));
    for (const text of all) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(made.passphrase);
    }
    const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
    expect(kinds).toContain('officer-invited');
    expect(kinds).toContain('officer-added');
  });
});

describe('keys for an invited person', () => {
  test('are not made on a list that the root did not sign', async () => {
    const token = await link('analyst');
    const found = await looked(token);
    const signature = systemRandom(64);
    await expect(
      desk.enlist({ ...found, roster: { ...found.roster, signature } }),
    ).rejects.toMatchObject({ code: 'roster.signature' });
  });

  test('are named by numbers that follow from them alone', async () => {
    const found = await looked(await link('analyst'));
    const made = await desk.enlist({ ...found, role: 'officer' });
    const { age, ed25519 } = made.recipient ?? { age: '', ed25519: '' };
    expect(made.numbers).toEqual(recipientNumbers(age, ed25519));
    expect(made.rootNumbers).toEqual(served.made.root.numbers);
    const [first, second] = made.asked;
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(6);
  });

  test('must come with a public half exactly where the role receives reports', async () => {
    const token = await link('analyst');
    const made = fresh();
    const recipient = { age: 'age1pq1qqqq', ed25519: 'a'.repeat(64) };
    expect((await join(token, made, { recipient })).status).toBe(400);
  });
});

describe('somebody who is invited to receive', () => {
  test('waits: he stands among those to be named, and nothing but the own account is open', async () => {
    const token = await link('officer');
    const found = await looked(token);
    const made = await desk.enlist(found);
    expect((await join(token, { ...made, recipient: null })).status).toBe(400);
    expect((await join(token, made)).status).toBe(200);
    const { officerId } = made.account;
    const waiting = await served.store.enrolments.list();
    expect(waiting).toEqual([
      expect.objectContaining({ officerId, kind: 'officer', group: 'default', ...made.recipient }),
    ]);
    const access = { officerId, passphrase: made.passphrase };
    const ring = new KeyRing(onceArgon2id, systemRandom);
    const entered = await signInAs(served, access, { ring });
    expect(entered).toMatchObject({ kind: 'in', session: { waits: true } });
    const signed = await enter(served, { officerId, passphrase: made.passphrase });
    for (const { method, path, who } of consoleRoutes(served.options)) {
      if (method !== 'GET' || who === 'anyone' || !path.startsWith('/api/')) continue;
      const { status } = await get(served.app, path, signed);
      expect([path, status]).toEqual([path, who === duties['own-account'] ? 200 : 403]);
    }
    const wish = { role: 'analyst', token: 'x'.repeat(32) };
    const invited = await post(served.app, '/api/invitations', wish, signed);
    expect(invited.status).toBe(403);
  });
});

describe('closing an account', () => {
  test('ends its sessions at once', async () => {
    const { officerId } = someone.account;
    const signed = await enter(served, { officerId, passphrase: someone.passphrase });
    expect((await post(served.app, `/api/people/${officerId}/close`, {}, officer)).status).toBe(
      200,
    );
    expect((await get(served.app, '/api/me', signed)).status).toBe(401);
    const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
    expect(kinds).toContain('officer-disabled');
  });

  test('is refused for whoever stands in the signed list', async () => {
    const overseer = served.made.access.find(({ role }) => role === 'oversight');
    const path = `/api/people/${overseer?.officerId ?? ''}/close`;
    const refused = await post(served.app, path, {}, officer);
    expect([refused.status, await refused.json()]).toEqual([409, { refusal: 'on-roster' }]);
    expect((await served.store.officers.find(overseer?.officerId ?? ''))?.disabled).toBe(false);
  });
});

test('an invitation works to the last second of its 48 hours and is dropped after', async () => {
  await using other = await house();
  await other.addOfficer('officer-two', 'officer', 'default');
  await other.addOfficer('administrator-two', 'administrator', null);
  const { invitations } = other.store;
  const { now } = other.options.clock;
  const signed = await other.signIn('officer-two');
  const wish = { role: 'analyst', token: 'x'.repeat(32) };
  await post(other.app, '/api/invitations', wish, signed);
  other.later(48 * hours - 1000);
  expect(await invitations.list(now())).toHaveLength(1);
  other.later(1000);
  expect(await invitations.list(now())).toEqual([]);
});
