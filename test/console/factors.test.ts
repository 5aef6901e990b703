import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { base64url, hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { type Authenticator, authenticator } from '../fixtures/authenticator.ts';
import { policyName, writePolicy } from '../../console/server/factors/policy.ts';
import { createConsole } from '../../console/server/create.ts';
import { standingOf } from '../../console/server/factors/standing.ts';
import type { DateIso } from '../../platform/time.ts';
import { authOf, get, type House, house, own, post, type Signed, today } from './house.ts';

let served: House;
let signed: Signed;
beforeEach(async () => {
  served = await house({ factors: 'asked' });
  for (const id of ['aigerim', 'dana']) await served.addOfficer(id, 'officer', 'default');
  await served.addOfficer('erzhan', 'administrator', null);
  signed = await served.signIn('aigerim');
});
afterEach(async () => await served[Symbol.asyncDispose]());

const minute = 60_000;
const mine = '/api/me/factors';

async function refusalOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { refusal?: string }).refusal ?? `HTTP ${answer.status}`;
}
async function asked<T>(path: string, body: unknown = {}, who: Signed | null = signed): Promise<T> {
  const answer = await post(served.app, path, body, who);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}
interface Challenged {
  readonly options: { readonly challenge: string };
}

const newId = () => hex(systemRandom(16));

async function addPasskey(who = signed): Promise<{ key: Authenticator; codes: string[] }> {
  const key = await authenticator(own);
  const { options } = await asked<Challenged>(`${mine}/passkey/start`, {}, who);
  const body = { id: newId(), name: 'blue key', response: key.make(options) };
  const { codes } = await asked<{ codes: string[] }>(`${mine}/passkey`, body, who);
  return { key, codes };
}

/** An app with the account's secret. */
async function addTotp(): Promise<TOTP> {
  const { typed } = await asked<{ typed: string }>(`${mine}/totp/start`);
  const app = new TOTP({ secret: Secret.fromBase32(typed) });
  await asked(`${mine}/totp`, { id: newId(), name: 'phone', code: codeOf(app) });
  return app;
}
const codeOf = (app: TOTP, ms = 0) => app.generate({ timestamp: served.options.clock.now() + ms });

/** The first step of signing in. */
async function begin(officerId = 'aigerim') {
  const body = { officerId, auth: base64url(authOf(officerId)) };
  return await asked<{ kind: string; attempt: string; ways: Record<string, boolean> }>(
    '/api/sign-in',
    body,
    null,
  );
}
const step = async (attempt: string, given: unknown) =>
  await post(served.app, '/api/sign-in/factor', { attempt, given });
const challengeOf = async (attempt: string) =>
  (await asked<Challenged>('/api/sign-in/challenge', { attempt }, null)).options;
const kinds = async () => (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);

describe('whoever has no second factor where the body asks for one', () => {
  test('gets the own account and nothing else, until there is one', async () => {
    expect(await refusalOf(await get(served.app, '/api/cases', signed))).toBe('passkey-needed');
    expect(await refusalOf(await get(served.app, '/api/group-key', signed))).toBe('passkey-needed');
    expect((await get(served.app, mine, signed)).status).toBe(200);
    await addPasskey();
    expect((await get(served.app, '/api/cases', signed)).status).toBe(200);
  });

  test('cannot take the rule away either', async () => {
    const change = { before: 'passkey', rule: 'none' };
    const answer = await post(served.app, '/api/settings/factors', change, signed);
    expect(await refusalOf(answer)).toBe('passkey-needed');
  });

  test('of a demonstration is asked for nothing', async () => {
    await using shown = await house({ factors: 'asked', notice: 'demonstration' });
    await shown.addOfficer('aigerim', 'officer', 'default');
    const guest = await shown.signIn('aigerim');
    expect((await get(shown.app, '/api/cases', guest)).status).toBe(200);
  });
});

describe('a passkey', () => {
  test('opens the door after the passphrase, and the keys are not given before', async () => {
    const { key } = await addPasskey();
    const { attempt, ...first } = await begin();
    expect(first).not.toHaveProperty('body');
    expect(first).toMatchObject({ kind: 'factor', ways: { passkey: true, totp: false } });
    const response = await key.sign(await challengeOf(attempt));
    const answer = await step(attempt, { kind: 'passkey', response });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(await answer.json()).toMatchObject({ kind: 'in', factor: 'has' });
    expect(await kinds()).toEqual([
      'signed-in',
      'factor-added',
      'recovery-codes-made',
      'signed-in',
    ]);
  });

  test('that does not check who touches it is refused by name, at the making and at the door', async () => {
    const lazy = await authenticator(own);
    const { options } = await asked<Challenged>(`${mine}/passkey/start`);
    const response = lazy.make(options, { verifies: false });
    const made = await post(
      served.app,
      `${mine}/passkey`,
      { id: newId(), name: 'x', response },
      signed,
    );
    expect(await refusalOf(made)).toBe('not-verified');
    const { key } = await addPasskey();
    const { attempt } = await begin();
    const given = await key.sign(await challengeOf(attempt), { verifies: false });
    expect(await refusalOf(await step(attempt, { kind: 'passkey', response: given }))).toBe(
      'not-verified',
    );
  });

  test('answers each challenge once: the same answer again opens nothing', async () => {
    const { key } = await addPasskey();
    const one = await begin();
    const response = await key.sign(await challengeOf(one.attempt));
    expect((await step(one.attempt, { kind: 'passkey', response })).status).toBe(200);
    expect(await refusalOf(await step(one.attempt, { kind: 'passkey', response }))).toBe(
      'attempt-over',
    );
    const two = await begin();
    await challengeOf(two.attempt);
    expect(await refusalOf(await step(two.attempt, { kind: 'passkey', response }))).toBe(
      'wrong-factor',
    );
  });

  test('answers the challenge of its own attempt only, and in time', async () => {
    const { key } = await addPasskey();
    const [one, two] = [await begin(), await begin()];
    const response = await key.sign(await challengeOf(one.attempt));
    await challengeOf(two.attempt);
    expect(await refusalOf(await step(two.attempt, { kind: 'passkey', response }))).toBe(
      'wrong-factor',
    );
    served.later(6 * minute);
    expect(await refusalOf(await step(one.attempt, { kind: 'passkey', response }))).toBe(
      'attempt-over',
    );
  });

  test.each([
    ['asked by a page of somebody else', { origin: 'http://evil.example' }],
    ['made to sign for another site', { site: 'evil.example' }],
    ['whose count goes back', { counter: 1 }],
  ])('%s is refused', async (_, manner) => {
    const { key } = await addPasskey();
    const good = await begin();
    const first = await key.sign(await challengeOf(good.attempt), { counter: 5 });
    expect((await step(good.attempt, { kind: 'passkey', response: first })).status).toBe(200);
    const { attempt } = await begin();
    const challenge = await challengeOf(attempt);
    const response = await key.sign(challenge, { counter: 6, ...manner });
    expect(await refusalOf(await step(attempt, { kind: 'passkey', response }))).toBe(
      'wrong-factor',
    );
  });

  test('of a colleague does not open the own door', async () => {
    await addPasskey();
    const colleague = await served.signIn('dana');
    const { key } = await addPasskey(colleague);
    const { attempt } = await begin('aigerim');
    const response = await key.sign(await challengeOf(attempt));
    expect(await refusalOf(await step(attempt, { kind: 'passkey', response }))).toBe(
      'wrong-factor',
    );
  });

  test('that is somebody’s already is not added a second time', async () => {
    const { key } = await addPasskey();
    const colleague = await served.signIn('dana');
    const { options } = await asked<Challenged>(`${mine}/passkey/start`, {}, colleague);
    const body = { id: newId(), name: 'x', response: key.make(options) };
    const answer = await post(served.app, `${mine}/passkey`, body, colleague);
    expect(await refusalOf(answer)).toBe('changed');
  });

  test('of another address is not asked here, and the person is told so', async () => {
    await addPasskey();
    const headers = { host: 'desk.example.kz', origin: 'http://desk.example.kz' };
    const body = { officerId: 'aigerim', auth: base64url(authOf('aigerim')) };
    const answer = await post(served.app, '/api/sign-in', body, null, headers);
    expect(await answer.json()).toMatchObject({ ways: { passkey: false, elsewhere: true } });
  });
});

describe('a code of an app, where a body takes those too', () => {
  beforeEach(async () => await served.store.settings.set(policyName, writePolicy('any')));

  test('opens the door once, one step early or late', async () => {
    const app = await addTotp();
    served.later(2 * minute);
    for (const away of [-30_000, 30_000]) {
      const { attempt } = await begin();
      const given = { kind: 'totp', code: codeOf(app, away) };
      expect((await step(attempt, given)).status).toBe(200);
      const again = await begin();
      expect(await refusalOf(await step(again.attempt, given))).toBe('wrong-factor');
    }
  });

  test('that proved the app at the enrolment is used up', async () => {
    const app = await addTotp();
    const { attempt } = await begin();
    expect(await refusalOf(await step(attempt, { kind: 'totp', code: codeOf(app) }))).toBe(
      'wrong-factor',
    );
  });

  test('used twice in the same moment opens one session', async () => {
    const app = await addTotp();
    served.later(minute);
    const tries = [await begin(), await begin()];
    const given = { kind: 'totp', code: codeOf(app) };
    const answers = await Promise.all(tries.map(({ attempt }) => step(attempt, given)));
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 401]));
  });

  test('fails when a clock is off by a day, with the server’s time to compare; other ways still open', async () => {
    const { key } = await addPasskey();
    const app = await addTotp();
    const off = 24 * 60 * minute;
    const { attempt, ...first } = await begin();
    expect(first).toMatchObject({ now: served.options.clock.now() });
    expect(await refusalOf(await step(attempt, { kind: 'totp', code: codeOf(app, off) }))).toBe(
      'wrong-factor',
    );
    const response = await key.sign(await challengeOf(attempt));
    expect((await step(attempt, { kind: 'passkey', response })).status).toBe(200);
  });

  test('is closed for a while after wrong ones, also for the right one; a passkey is not', async () => {
    const { key } = await addPasskey();
    const app = await addTotp();
    served.later(minute);
    const wrong = async () => {
      const { attempt } = await begin();
      return await refusalOf(await step(attempt, { kind: 'totp', code: '000000' }));
    };
    for (let times = 0; times < 5; times += 1) expect(await wrong()).toBe('wrong-factor');
    expect(await wrong()).toBe('factor-locked');
    const { attempt } = await begin();
    expect(await refusalOf(await step(attempt, { kind: 'totp', code: codeOf(app) }))).toBe(
      'factor-locked',
    );
    const response = await key.sign(await challengeOf(attempt));
    expect((await step(attempt, { kind: 'passkey', response })).status).toBe(200);
    served.later(2 * minute);
    const later = await begin();
    expect((await step(later.attempt, { kind: 'totp', code: codeOf(app) })).status).toBe(200);
  });

  test('waits when it is wrong, and five wrong ones end the attempt', async () => {
    await addPasskey();
    const { attempt } = await begin();
    const before = served.waited.length;
    for (let times = 0; times < 5; times += 1) {
      expect(await refusalOf(await step(attempt, { kind: 'recovery', code: 'x' }))).toBe(
        'wrong-factor',
      );
    }
    expect(served.waited.slice(before)).toEqual([250, 500, 1000, 2000, 4000]);
    expect(await refusalOf(await step(attempt, { kind: 'recovery', code: 'x' }))).toBe(
      'attempt-over',
    );
    expect((await kinds()).filter((kind) => kind === 'factor-refused')).toHaveLength(5);
  });

  test('stands sealed in the database: its secret is not found there', async () => {
    const { typed } = await asked<{ typed: string }>(`${mine}/totp/start`);
    const secret = Secret.fromBase32(typed);
    await asked(`${mine}/totp`, { id: newId(), name: 'phone', code: codeOf(new TOTP({ secret })) });
    const [factor] = await served.store.factors.of('aigerim');
    if (factor?.kind !== 'totp') throw new TypeError('no codes');
    expect(Buffer.from(factor.sealed).includes(Buffer.from(secret.bytes))).toBe(false);
  });
});

const way = async (given: unknown, officerId = 'aigerim'): Promise<Signed & { factor: string }> => {
  const answer = await step((await begin(officerId)).attempt, given);
  expect(answer.status).toBe(200);
  const { token, factor } = (await answer.json()) as { token: string; factor: string };
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return { token, cookie, factor };
};
const byPasskey = async (key: Authenticator) => {
  const { attempt } = await begin();
  const response = await key.sign(await challengeOf(attempt));
  return await step(attempt, { kind: 'passkey', response });
};
/** As an older data folder has it: codes of an app and no passkey. */
async function codesAlone(): Promise<TOTP> {
  await served.store.settings.set(policyName, writePolicy('any'));
  const app = await addTotp();
  await served.store.settings.set(policyName, JSON.stringify({ required: true }));
  served.later(minute);
  return app;
}

describe('where the body asks for a passkey', () => {
  const doors: readonly (readonly [string, unknown])[] = [
    ['/api/settings/factors', { before: 'passkey', rule: 'none' }],
    [`${mine}/totp/start`, {}],
    [`${mine}/totp`, { id: '0'.repeat(32), name: 'phone', code: '123456' }],
    [`${mine}/${'0'.repeat(32)}/remove`, {}],
    [`${mine}/codes`, {}],
    ['/api/invitations', { role: 'analyst', token: 'x'.repeat(32) }],
    [`/api/invitations/${'0'.repeat(32)}/withdraw`, {}],
    ['/api/people/dana/close', {}],
    ['/api/settings/form', { seen: '0'.repeat(64), change: { part: 'pledge', pledge: null } }],
  ];
  const changes = (who: Signed) =>
    doors.map(async ([path, body]) => refusalOf(await post(served.app, path, body, who)));

  test('codes of an app are added after one, and not instead of it', async () => {
    const first = await post(served.app, `${mine}/totp/start`, {}, signed);
    expect(await refusalOf(first)).toBe('passkey-needed');
    await addPasskey();
    await addTotp();
    expect(await served.store.factors.of('aigerim')).toHaveLength(2);
  });

  test('a code lets somebody who lost the key work, and changes no door until a new one is added', async () => {
    const { codes } = await addPasskey();
    const spare = await way({ kind: 'recovery', code: codes[0] });
    expect(spare.factor).toBe('spare');
    expect((await get(served.app, '/api/cases', spare)).status).toBe(200);
    expect(new Set(await Promise.all(changes(spare)))).toEqual(new Set(['passkey-needed']));
    expect(await kinds()).toEqual(expect.arrayContaining(['recovery-code-used', 'spare-way-used']));
    // Before the new one: on the same day they stand in no order.
    const [lost] = await served.store.factors.of('aigerim');
    const { key } = await addPasskey(spare);
    await asked(`${mine}/${lost?.id}/remove`, {}, spare);
    expect(await (await byPasskey(key)).json()).toMatchObject({ factor: 'has', spareUntil: null });
  });

  test('nor does the code of an administrator reset a colleague', async () => {
    const administrator = await served.signIn('erzhan');
    const { codes } = await addPasskey(administrator);
    const spare = await way({ kind: 'recovery', code: codes[0] }, 'erzhan');
    const path = '/api/people/aigerim/factors/reset';
    expect(await refusalOf(await post(served.app, path, {}, spare))).toBe('passkey-needed');
  });

  test('a session that began with the passphrase alone changes no door because another one added a passkey', async () => {
    await served.store.settings.set(policyName, writePolicy('any'));
    const app = await addTotp();
    await served.store.settings.set(policyName, writePolicy('passkey'));
    served.later(minute);
    await addPasskey(await way({ kind: 'totp', code: codeOf(app) }));
    expect(new Set(await Promise.all(changes(signed)))).toEqual(new Set(['passkey-needed']));
  });

  test('colleagues see who comes in by codes and since when, until a passkey was shown', async () => {
    const { key, codes } = await addPasskey();
    const colleague = await served.signIn('dana');
    await addPasskey(colleague);
    const seen = async () => {
      const people = await (await get(served.app, '/api/people', colleague)).json();
      const state = await (await get(served.app, '/api/settings/state', colleague)).json();
      const accounts = (people as { accounts: { officerId: string; spareSince: unknown }[] })
        .accounts;
      const own = accounts.find(({ officerId }) => officerId === 'aigerim');
      return [own?.spareSince, (state as { spare: unknown[] }).spare];
    };
    expect(await seen()).toEqual([null, []]);
    await way({ kind: 'recovery', code: codes[0] });
    expect(await seen()).toEqual([today, [{ officerId: 'aigerim', since: today }]]);
    await byPasskey(key);
    expect(await seen()).toEqual([null, []]);
  });

  test('an account of an older data folder is let in by its codes for two weeks, and then to its own account', async () => {
    const app = await codesAlone();
    const code = () => ({ kind: 'totp', code: codeOf(app) });
    expect((await way(code())).factor).toBe('spare');
    let now: DateIso = today;
    const clock = { today: () => now, now: served.options.clock.now };
    const later = createConsole({ ...served.options, clock });
    const read = async (who: Signed) => refusalOf(await get(later, '/api/cases', who));
    served.later(minute);
    const spare = await way(code());
    now = '2026-12-06' as DateIso;
    expect(await read(spare)).toBe('HTTP 200');
    now = '2026-12-07' as DateIso;
    expect(await read(spare)).toBe('passkey-needed');
    expect((await get(later, mine, spare)).status).toBe(200);
    await addPasskey(spare);
    expect(await read(spare)).toBe('HTTP 200');
  });

  test('the last passkey stays although codes are left', async () => {
    await addPasskey();
    await addTotp();
    const all = await served.store.factors.of('aigerim');
    const passkey = all.find(({ kind }) => kind === 'passkey');
    const answer = await post(served.app, `${mine}/${passkey?.id}/remove`, {}, signed);
    expect(await refusalOf(answer)).toBe('last-factor');
  });

  test('a code as a fresh proof is good for adding a passkey alone', async () => {
    const { key } = await addPasskey();
    const app = await addTotp();
    served.later(11 * minute);
    await asked('/api/me/proof', { given: { kind: 'totp', code: codeOf(app) } });
    expect(new Set(await Promise.all(changes(signed)))).toEqual(new Set(['passkey-needed']));
    await asked(`${mine}/passkey/start`);
    const { options } = await asked<Challenged>('/api/me/proof/start');
    await asked('/api/me/proof', { given: { kind: 'passkey', response: await key.sign(options) } });
    await asked(`${mine}/codes`);
  });

  test('a clock that is off by a day lets codes in a day longer or shorter, and nobody out', async () => {
    const proofs = { hasFactor: true, hasPasskey: false, spare: true, spareSince: today };
    const opens = (on: string) => standingOf(proofs, 'passkey', on as DateIso).opens;
    expect([opens('2026-11-21'), opens('2026-12-06'), opens('2026-12-07')]).toEqual([
      'all',
      'all',
      'own',
    ]);
  });
});

describe('a factor whose answer was lost', () => {
  test('is the same passkey when it is sent again, and its codes are shown after all', async () => {
    const key = await authenticator(own);
    const { options } = await asked<Challenged>(`${mine}/passkey/start`);
    const body = { id: newId(), name: 'blue key', response: key.make(options) };
    const lost = await asked<{ codes: string[] }>(`${mine}/passkey`, body);
    const { codes } = await asked<{ codes: string[] }>(`${mine}/passkey`, body);
    expect((await asked<{ codes: string[] }>(`${mine}/codes`)).codes).toHaveLength(10);
    expect(new Set([...lost.codes, ...codes]).size).toBe(20);
    const own_ = (await (await get(served.app, mine, signed)).json()) as { factors: unknown[] };
    expect(own_.factors).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'factor-added')).toHaveLength(1);
  });

  test('of an app is taken once, and the second time no code is needed that was used up', async () => {
    await addPasskey();
    const { typed } = await asked<{ typed: string }>(`${mine}/totp/start`);
    const app = new TOTP({ secret: Secret.fromBase32(typed) });
    const body = { id: newId(), name: 'phone', code: codeOf(app) };
    expect(await asked(`${mine}/totp`, body)).toEqual({ codes: null });
    expect(await asked(`${mine}/totp`, body)).toEqual({ codes: null });
    const other = await post(served.app, `${mine}/totp`, { ...body, id: newId() }, signed);
    expect(await refusalOf(other)).toBe('attempt-over');
  });

  test('gives no new codes to whoever came in with one and names the key that he does not have', async () => {
    const { key, codes } = await addPasskey();
    const spare = await way({ kind: 'recovery', code: codes[0] });
    const there = (await served.store.factors.of('aigerim'))[0]?.id ?? '';
    const body = { id: there, name: 'x', response: key.make({ challenge: 'AAAA' }) };
    const answer = await post(served.app, `${mine}/passkey`, body, spare);
    expect(await refusalOf(answer)).toBe('passkey-needed');
    const next = { kind: 'recovery', code: codes[1] };
    expect((await step((await begin()).attempt, next)).status).toBe(200);
  });

  test('of somebody else is not known by its number', async () => {
    const { key } = await addPasskey();
    const there = (await served.store.factors.of('aigerim'))[0]?.id ?? '';
    const colleague = await served.signIn('dana');
    const body = { id: there, name: 'x', response: key.make({ challenge: 'AAAA' }) };
    const answer = await post(served.app, `${mine}/passkey`, body, colleague);
    expect(await refusalOf(answer)).toBe('attempt-over');
  });
});

describe('recovery codes', () => {
  test('come with the first factor, open once each, and a new sheet ends the old one', async () => {
    const { codes } = await addPasskey();
    expect(new Set(codes).size).toBe(10);
    const given = { kind: 'recovery', code: ` ${codes[0]?.toLowerCase()} ` };
    expect((await step((await begin()).attempt, given)).status).toBe(200);
    expect(await refusalOf(await step((await begin()).attempt, given))).toBe('wrong-factor');
    const fresh = await asked<{ codes: string[] }>(`${mine}/codes`);
    const old = { kind: 'recovery', code: codes[1] };
    expect(await refusalOf(await step((await begin()).attempt, old))).toBe('wrong-factor');
    const next = { kind: 'recovery', code: fresh.codes[1] };
    expect((await step((await begin()).attempt, next)).status).toBe(200);
    expect(await kinds()).toContain('recovery-code-used');
  });

  test('of a colleague open nothing', async () => {
    await addPasskey();
    const { codes } = await addPasskey(await served.signIn('dana'));
    const given = { kind: 'recovery', code: codes[0] };
    expect(await refusalOf(await step((await begin()).attempt, given))).toBe('wrong-factor');
  });
});

describe('what a stolen session must not do', () => {
  test('adding, removing, new codes and the body’s rule ask for the factor again after ten minutes', async () => {
    const { key } = await addPasskey();
    await addTotp();
    served.later(11 * minute);
    const [factor] = await served.store.factors.of('aigerim');
    const policy = { before: 'passkey', rule: 'none' };
    const calls: readonly (readonly [string, unknown])[] = [
      [`${mine}/passkey/start`, {}],
      [`${mine}/totp/start`, {}],
      [`${mine}/codes`, {}],
      [`${mine}/${factor?.id}/remove`, {}],
      ['/api/settings/factors', policy],
    ];
    for (const [path, body] of calls) {
      expect(await refusalOf(await post(served.app, path, body, signed)), path).toBe(
        'factor-stale',
      );
    }
    const { options } = await asked<Challenged>('/api/me/proof/start');
    const response = await key.sign(options);
    await asked('/api/me/proof', { given: { kind: 'passkey', response } });
    const replayed = { given: { kind: 'passkey', response } };
    expect(await refusalOf(await post(served.app, '/api/me/proof', replayed, signed))).toBe(
      'wrong-factor',
    );
    await asked('/api/settings/factors', policy);
    await asked(`${mine}/${factor?.id}/remove`);
    expect(await kinds()).toEqual(expect.arrayContaining(['factor-removed', 'settings-factors']));
  });

  test('the last factor stays, and that of a colleague is nobody’s to remove', async () => {
    await addPasskey();
    const [last] = await served.store.factors.of('aigerim');
    const path = `${mine}/${last?.id}/remove`;
    expect(await refusalOf(await post(served.app, path, {}, signed))).toBe('last-factor');
    const colleague = await served.signIn('dana');
    await addPasskey(colleague);
    expect(await refusalOf(await post(served.app, path, {}, colleague))).toBe('not-found');
    expect(await served.store.factors.of('aigerim')).toHaveLength(1);
  });
});

describe('an administrator', () => {
  test('resets a colleague who lost everything: sessions end, both stand in the chain', async () => {
    await addPasskey();
    const administrator = await served.signIn('erzhan');
    const path = '/api/people/aigerim/factors/reset';
    expect(await refusalOf(await post(served.app, path, {}, administrator))).toBe('passkey-needed');
    await addPasskey(administrator);
    await asked(path, {}, administrator);
    expect((await get(served.app, mine, signed)).status).toBe(401);
    expect(await begin()).toMatchObject({ kind: 'in', factor: 'must' });
    const rows = await served.store.audit.rows(0, 100);
    const told = rows.filter(({ kind }) => kind.startsWith('factors-'));
    expect(told.map(({ kind, actor_tag: actor }) => `${kind} ${actor}`)).toEqual([
      'factors-reset erzhan',
      'factors-lost aigerim',
    ]);
  });

  test('resets nobody else than others', async () => {
    const administrator = await served.signIn('erzhan');
    await addPasskey(administrator);
    const path = '/api/people/erzhan/factors/reset';
    expect(await refusalOf(await post(served.app, path, {}, administrator))).toBe('not-found');
  });
});

describe('nobody learns from the first step', () => {
  test('who has a factor: without the right passphrase all numbers look alike', async () => {
    await addPasskey();
    const answers = await Promise.all(
      ['aigerim', 'dana', 'nobody-1'].map((officerId) =>
        post(served.app, '/api/sign-in', { officerId, auth: base64url(new Uint8Array(32)) }),
      ),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test('and an attempt that nobody began is over like one that ended', async () => {
    const given = { kind: 'totp', code: '123456' };
    expect(await refusalOf(await step('x'.repeat(43), given))).toBe('attempt-over');
  });
});

describe('own sessions', () => {
  test('are listed without a place, named by their owner, and end one by one or all at once', async () => {
    const [two, three] = [await served.signIn('aigerim'), await served.signIn('aigerim')];
    const list = async () =>
      (
        (await (await get(served.app, '/api/me/sessions', signed)).json()) as {
          sessions: { tag: string; own: boolean; name: string; begun: number }[];
        }
      ).sessions;
    const all = await list();
    expect(all).toHaveLength(3);
    expect(all.filter((each) => each.own)).toHaveLength(1);
    expect(Object.keys(all[0] ?? {}).toSorted()).toEqual(['begun', 'name', 'own', 'tag', 'used']);
    const other = all.find((each) => !each.own)?.tag ?? '';
    await asked(`/api/me/sessions/${other}/name`, { name: 'second floor' });
    expect((await list()).find(({ tag }) => tag === other)?.name).toBe('second floor');
    await asked(`/api/me/sessions/${other}/end`);
    const states = await Promise.all(
      [two, three].map(async (each) => refusalOf(await get(served.app, '/api/me', each))),
    );
    expect(states.toSorted()).toEqual(['HTTP 200', 'session-ended']);
    await asked('/api/me/sessions/end-others');
    for (const each of [two, three]) {
      expect(await refusalOf(await get(served.app, '/api/me', each))).toBe('session-ended');
    }
    expect(await list()).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'session-ended')).toHaveLength(2);
  });

  test('of a colleague are neither seen nor ended', async () => {
    const colleague = await served.signIn('dana');
    const answer = await get(served.app, '/api/me/sessions', signed);
    const { sessions } = (await answer.json()) as { sessions: { tag: string }[] };
    const path = `/api/me/sessions/${sessions[0]?.tag}/end`;
    expect(await refusalOf(await post(served.app, path, {}, colleague))).toBe('not-found');
    expect((await get(served.app, '/api/me', signed)).status).toBe(200);
  });

  test('that were begun before the first factor end with it', async () => {
    const before = await served.signIn('aigerim');
    await addPasskey();
    expect(await refusalOf(await get(served.app, '/api/me', before))).toBe('session-ended');
    expect((await get(served.app, '/api/me', signed)).status).toBe(200);
  });
});
