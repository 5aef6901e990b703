import { afterAll, beforeAll, expect, test } from 'vitest';

import { sheetText, splitRecovery } from '../../cases/recovery-sheet.ts';
import { wrapCases } from '../../console/app/keep-even.ts';
import { keysTroubleKey } from '../../console/app/keys/keys-trouble.ts';
import { Trouble, troubleKey } from '../../console/app/trouble.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { languages } from '../../platform/language.ts';
import { type Clerk, clerk, clientOf, signInAs } from './clerk.ts';
import { post, today } from './house.ts';
import { file, type Office, office, quickArgon2id, staff } from './office.ts';

let served: Office;
let head: Clerk;
let access: { readonly officerId: string; readonly passphrase: string };

beforeAll(async () => {
  served = await office(staff, {}, quickArgon2id);
  access = served.made.access.find(({ role }) => role === 'officer') ?? expect.unreachable('none');
  head = await clerk(served, access);
  await file(served, {});
});
afterAll(async () => await served[Symbol.asyncDispose]());

const told = new Map<PhraseKey, string>();

/** The sentence for what was thrown, which must stand in every language and be nobody else's. */
async function sentence(
  act: () => Promise<unknown>,
  keyOf: (thrown: unknown) => PhraseKey,
): Promise<PhraseKey> {
  const thrown: unknown = await act().then(
    () => expect.unreachable('it was taken'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof Trouble)) throw thrown;
  const key = keyOf(thrown);
  for (const language of languages) expect(phrase(language, key).length).toBeGreaterThan(20);
  expect(key).not.toBe('console.trouble.unknown');
  told.set(key, thrown.because);
  return key;
}

test('a wrong passphrase, a number of nobody and half a number are one sentence', async () => {
  const wrong = { ...access, passphrase: 'алты басқа сөз осында болуы мүмкін' };
  for (const each of [wrong, { ...wrong, officerId: 'officer-00000000' }]) {
    expect(await sentence(() => signInAs(served, each), troubleKey)).toBe(
      'console.trouble.passphrase',
    );
  }
});

test('a root file with another passphrase, a damaged one, one that is none and one of another body are told apart', async () => {
  const { keys } = head.session;
  const { file: right, passphrase } = served.made.root;
  await using other = await office(staff, {}, quickArgon2id);
  const wishes = [{ kind: 'sheets' }] as const;
  const sign = (bytes: Uint8Array, words: string) => () =>
    keys.signRoster({ file: bytes, passphrase: words, wishes, day: today });
  const theirs = other.made.root;
  for (const [act, key] of [
    [sign(right, 'not the six words'), 'keys.trouble.root-passphrase'],
    [sign(new TextEncoder().encode('{"v":1}'), passphrase), 'keys.trouble.root-file'],
    [sign(right.slice(0, -30), passphrase), 'keys.trouble.root-file'],
    [sign(theirs.file, theirs.passphrase), 'keys.trouble.root-other'],
  ] as const) {
    expect(await sentence(act, keysTroubleKey)).toBe(key);
  }
});

async function split(recovery: Secret): Promise<readonly string[]> {
  return (await splitRecovery(recovery, systemRandom)).map(sheetText);
}

test('a sheet typed wrong, two of different sets, one twice and two of a set that was replaced are told apart', async () => {
  const { keys } = head.session;
  const [one = '', two = ''] = await split(served.made.recovery);
  const [, another = ''] = await split(served.made.recovery);
  const [old = '', older = ''] = await split(new Secret(systemRandom(32)));
  const typed = `${one.slice(0, 40)}${one[40] === '7' ? '8' : '7'}${one.slice(41)}`;
  for (const [sheets, key] of [
    [[typed, two], 'keys.trouble.sheet-typed'],
    [[one, another], 'keys.trouble.sheet-set'],
    [[one, one], 'keys.trouble.sheet-same'],
    [[old, older], 'keys.trouble.sheet-other'],
  ] as const) {
    expect(await sentence(() => keys.drill({ sheets }), keysTroubleKey)).toBe(key);
  }
});

test('a connection that is lost in the middle of sealing keys anew is told as that, and the rest is still to do', async () => {
  const { file: root, passphrase } = served.made.root;
  for (let count = 0; count < 2; count += 1) await file(served, {});
  const wishes = [{ kind: 'appoint', role: 'officer' }] as const;
  const signed = await head.session.keys.signRoster({ file: root, passphrase, wishes, day: today });
  const { roster, consent, accounts } = signed;
  await head.session.client.changeRoster({ roster, consent, accounts });
  let asked = 0;
  const client = clientOf(served, async (path, send) => {
    if (path.startsWith('/api/key-work/cases/') && (asked += 1) === 2) {
      throw new TypeError('the connection is lost');
    }
    return await send();
  });
  const { session } = await clerk(served, access, { client });
  const shown: number[] = [];
  const work = () =>
    wrapCases(
      session,
      3,
      () => true,
      ({ left }) => shown.push(left),
    );
  expect(await sentence(work, troubleKey)).toBe('console.trouble.network');
  // What was shown is what was done: one of three, and two are still to do.
  expect(shown.at(-1)).toBe(2);
  expect((await session.client.keyState()).behind).toBe(2);
  expect(await work()).toEqual({ closed: 0, damaged: 0 });
  expect((await session.client.keyState()).behind).toBe(0);
});

test('a second ceremony on a body that was set up is refused, with the page’s own sentence', async () => {
  const again = await post(served.app, '/api/setup', served.made.request);
  expect([again.status, await again.json()]).toEqual([409, { refusal: 'already-set-up' }]);
  for (const language of languages) {
    expect(phrase(language, 'set-up.over.done').length).toBeGreaterThan(60);
  }
});

test('a clock that is off by a day, and a key that does not check who holds it, have sentences of their own', () => {
  for (const because of ['other-day', 'not-verified'] as const) {
    const key = troubleKey(new Trouble(because));
    expect(key).toBe(`console.trouble.${because}`);
    for (const language of languages) expect(phrase(language, key).length).toBeGreaterThan(60);
    told.set(key, because);
  }
});

test('no two of them are the same sentence in any language', () => {
  for (const language of languages) {
    const sentences = [...told.keys()].map((key) => phrase(language, key));
    expect(new Set(sentences).size).toBe(told.size);
  }
});
