import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { tokenHeader } from '../../console/api.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { filing, sealedCase, sealedEntry } from '../storage/fixtures.ts';
import { authOf, get, type House, house, post, type Signed } from './house.ts';

let served: House;
let signed: Signed;
const officer = { id: 'aigerim', role: 'officer', group: 'default' } as const;
const filed = sealedCase();

beforeEach(async () => {
  served = await house({ setUpToken: 'the-right-token' });
  await served.addOfficer(officer.id, 'officer', 'default');
  await served.store.intake.fileCase(filed, filing());
  signed = await served.signIn(officer.id);
});
afterEach(async () => await served[Symbol.asyncDispose]());

const wrongs: readonly [string, Record<string, string | null>][] = [
  ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['from another site that hides it', { origin: 'https://evil.example', 'sec-fetch-site': null }],
  ['from a sister site', { 'sec-fetch-site': 'same-site' }],
  ['from a sister port', { origin: 'http://localhost:8080' }],
  ['with a null origin', { origin: 'null' }],
  ['without an origin', { origin: null }],
  ['without the token', { [tokenHeader]: null }],
  ['with the token of nobody', { [tokenHeader]: 'none' }],
  ['with another token', { [tokenHeader]: 'A'.repeat(43) }],
];

describe('a change that our page did not send', () => {
  test.each(wrongs)('%s is refused and changes nothing', async (_, headers) => {
    const { entryId, bytes, sha256 } = sealedEntry('officer');
    const entry = { entryId, bytes: base64url(bytes), sha256, toReporter: true, closes: 'closes' };
    const path = `/api/cases/${filed.caseId}`;
    const answers = [
      await post(served.app, `${path}/entries`, entry, signed, headers),
      await post(served.app, `${path}/card`, { card: 'AAAA' }, signed, headers),
      await post(served.app, `${path}/open`, {}, signed, headers),
      await post(served.app, '/api/sign-out', {}, signed, headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const line = await served.store.cases.line(officer, filed.caseId);
    expect(line).toMatchObject({ card: null, closedDay: null, lastFromOfficer: 0 });
    expect(await served.store.cases.openings(officer, filed.caseId)).toEqual([]);
    expect((await get(served.app, '/api/me', signed)).status).toBe(200);
  });

  test.each(wrongs.filter(([, headers]) => headers[tokenHeader] !== 'none'))(
    'signing in %s is refused',
    async (_, headers) => {
      const request = { officerId: officer.id, auth: base64url(authOf(officer.id)) };
      const answer = await post(served.app, '/api/sign-in', request, null, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );
});

describe('a session', () => {
  test('is a cookie that scripts, other sites and plain addresses cannot reach', async () => {
    const request = { officerId: officer.id, auth: base64url(authOf(officer.id)) };
    const plain = await post(served.app, '/api/sign-in', request);
    expect(plain.headers.getSetCookie()[0]).toMatch(
      /^senim-console-[0-9a-f]{12}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    await using secure = await house({ https: true, store: served.store });
    const cookie = (await post(secure.app, '/api/sign-in', request)).headers.getSetCookie()[0];
    expect(cookie).toMatch(/^__Host-senim-console-[0-9a-f]{12}=[\w-]{43};/);
    expect(cookie).toContain('; Secure');
  });

  test('of a second tab stands beside the first, and each is asked for by its own token', async () => {
    await served.addOfficer('berik-the-second', 'oversight', 'oversight');
    const second = await served.signIn('berik-the-second');
    const cookie = `${signed.cookie}; ${second.cookie}`;
    const roleOf = async ({ token }: Signed) => {
      const answer = await get(served.app, '/api/me', { cookie, token }, { [tokenHeader]: token });
      return ((await answer.json()) as { role?: string }).role ?? answer.status;
    };
    expect([await roleOf(signed), await roleOf(second)]).toEqual(['officer', 'oversight']);
    // Which of them is meant is not guessed.
    expect((await get(served.app, '/api/me', { cookie, token: '' })).status).toBe(401);

    await post(served.app, '/api/sign-out', {}, { cookie, token: second.token });
    expect([await roleOf(signed), await roleOf(second)]).toEqual(['officer', 401]);
  });

  test('that is over takes its cookie with it when somebody signs in again', async () => {
    await post(served.app, '/api/sign-out', {}, signed);
    const request = { officerId: officer.id, auth: base64url(authOf(officer.id)) };
    const answer = await post(served.app, '/api/sign-in', request, null, { cookie: signed.cookie });
    const [kept, dropped = ''] = answer.headers.getSetCookie();
    expect(kept).not.toContain('Max-Age');
    expect(dropped).toMatch(/^senim-console-[0-9a-f]{12}=; Max-Age=0/);
    expect(dropped.split('=')[0]).toBe(signed.cookie.split('=')[0]);
  });

  test('ends with its officer’s account at once', async () => {
    await served.store.officers.disable(officer.id);
    expect((await get(served.app, '/api/cases', signed)).status).toBe(401);
  });

  test('ends when its officer signs out, although the cookie is kept', async () => {
    expect((await post(served.app, '/api/sign-out', {}, signed)).status).toBe(200);
    expect((await get(served.app, '/api/me', signed)).status).toBe(401);
  });

  test('ends after twelve hours', async () => {
    served.later(12 * 60 * 60 * 1000 - 1);
    expect((await get(served.app, '/api/me', signed)).status).toBe(200);
    served.later(1);
    expect((await get(served.app, '/api/me', signed)).status).toBe(401);
  });
});

describe('answers', () => {
  test('carry strict headers, refusals too, and nothing that was sent', async () => {
    const canary = 'canary-of-a-person';
    for (const answer of [
      await get(served.app, '/api/me', signed),
      await get(served.app, `/api/${canary}`),
      await post(served.app, '/api/sign-in', `{"officerId": "${canary}"`),
      await post(served.app, `/api/cases/${filed.caseId}/entries`, { [canary]: 1 }, signed),
    ]) {
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await answer.text()).not.toContain(canary);
    }
    expect(served.logged.join('')).not.toContain(canary);
  });

  test.each(['', 'null', '[]', '{"officerId":1}', '{"__proto__":{}}', '\u0000', '{'.repeat(9999)])(
    'call a body such as %j malformed',
    async (body) => {
      const answer = await post(served.app, '/api/sign-in', body);
      expect([answer.status, await answer.json()]).toEqual([400, { refusal: 'malformed' }]);
    },
  );

  test('call a body of 5 MB too large', async () => {
    const answer = await post(served.app, '/api/sign-in', `"${'x'.repeat(5_000_000)}"`);
    expect(answer.status).toBe(413);
  });
});
