import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { setUp } from '../../console/ceremony.ts';
import { ruleOf } from '../../console/server/factors/policy.ts';
import { openRootFile } from '../../console/root-file.ts';
import { ownFormName, readOwnForm } from '../../knowledge/own-form.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { readPin } from '../../storage/pin.ts';
import { house, post, today } from './house.ts';
import { onceArgon2id } from './office.ts';

const token = 'the-right-token';
const made = await setUp({
  random: systemRandom,
  argon2id: onceArgon2id,
  age: nativeAge,
  body: 'Тестовый орган',
  day: today,
  token,
  officers: [{ role: 'officer', group: 'default' }],
});

describe('the set-up', () => {
  test('is taken once, and the token opens nothing afterwards', async () => {
    await using served = await house({ setUpToken: token });
    expect((await post(served.app, '/api/setup', made.request)).status).toBe(200);
    expect((await served.store.rosters.latest())?.seq).toBe(1);
    expect(await readPin(served.dataDir)).not.toBeNull();
    const again = await post(served.app, '/api/setup', made.request);
    expect([again.status, await again.json()]).toEqual([409, { refusal: 'already-set-up' }]);
  });

  test('that was cut off before the root was pinned is finished by the same request', async () => {
    await using served = await house({ setUpToken: token });
    const { store, dataDir } = served;
    expect((await post(served.app, '/api/setup', made.request)).status).toBe(200);
    await rm(join(dataDir, 'root.json'));
    expect((await post(served.app, '/api/setup', made.request)).status).toBe(200);
    expect((await readPin(dataDir))?.leastSeq).toBe(1);
    expect(await store.officers.list()).toHaveLength(1);
  });

  test('keeps what the body decided, once, with a line of the audit for each', async () => {
    await using served = await house({ setUpToken: token, factors: 'asked' });
    const { settings: kept, audit } = served.store;
    const pledge = { kk: 'Тыңдаймыз', ru: 'Выслушаем', en: 'We listen' };
    const request = { ...made.request, settings: { pledge, signIn: 'any' } };
    const kinds = async () =>
      (await audit.rows(0, 100))
        .map(({ kind }) => kind)
        .filter((each) => each.includes('settings'));
    expect((await post(served.app, '/api/setup', request)).status).toBe(200);
    expect(await ruleOf({ settings: kept, notice: null })).toBe('any');
    expect(readOwnForm(await kept.get(ownFormName)).pledge).toEqual(pledge);
    await rm(join(served.dataDir, 'root.json'));
    expect((await post(served.app, '/api/setup', request)).status).toBe(200);
    expect(await kinds()).toEqual(['settings-pledge', 'settings-factors']);
    // A second ceremony on what stands already changes nothing of it.
    const other = { ...request, settings: { pledge: null, signIn: 'passkey' } };
    expect((await post(served.app, '/api/setup', other)).status).toBe(409);
    expect(await ruleOf({ settings: kept, notice: null })).toBe('any');
  });

  test.each([
    ['another token', { ...made.request, token: 'the-wrong-token' }, token, 403],
    ['no token at all', made.request, null, 403],
    [
      'a roster that the root did not sign',
      { ...made.request, roster: { ...made.request.roster, signature: 'A'.repeat(86) } },
      token,
      400,
    ],
    ['another root', { ...made.request, rootPublic: 'A'.repeat(43) }, token, 400],
    ['something more', { ...made.request, more: 1 }, token, 400],
    [
      'a pledge in one language',
      { ...made.request, settings: { pledge: { kk: 'x' }, signIn: 'any' } },
      token,
      400,
    ],
    [
      'nothing asked for at signing in',
      { ...made.request, settings: { pledge: null, signIn: 'none' } },
      token,
      400,
    ],
  ])('with %s changes nothing', async (_, request, printed, status) => {
    await using served = await house({ setUpToken: printed });
    expect((await post(served.app, '/api/setup', request)).status).toBe(status);
    expect(await served.store.rosters.latest()).toBeNull();
    expect(await served.store.officers.list()).toEqual([]);
    expect(await readPin(served.dataDir)).toBeNull();
  });

  test('does not send root, recovery or passphrases to the server', async () => {
    const sent = JSON.stringify(made.request);
    const { file, passphrase } = made.root;
    const root = await openRootFile({ file, passphrase, argon2id: onceArgon2id });
    expect(hex(signPublic(root))).toHaveLength(64);
    for (const secret of [root, made.recovery]) {
      expect(sent).not.toContain(Buffer.from(secret.bytes()).toString('base64url'));
      expect(sent).not.toContain(hex(secret.bytes()));
    }
    for (const words of [passphrase, ...made.access.map((each) => each.passphrase)]) {
      expect(words).toMatch(/^[a-z-]+( [a-z-]+){5}$/);
      expect(sent).not.toContain(words);
    }
  });

  test('refuses to open the root file with another passphrase', async () => {
    await expect(
      openRootFile({ file: made.root.file, passphrase: 'wrong', argon2id: onceArgon2id }),
    ).rejects.toMatchObject({ code: 'officer.passphrase' });
  });
});
