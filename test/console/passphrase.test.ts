import { afterEach, beforeEach, expect, test } from 'vitest';

import { blobKdf } from '../../cases/officer-blob.ts';
import { type Clerk, clerk, clientOf, signInAs } from './clerk.ts';
import { type Office, office, quickArgon2id, staff } from './office.ts';

let served: Office;
let officer: Clerk;
beforeEach(async () => {
  served = await office(staff, {}, quickArgon2id);
  officer = await clerk(served, access());
});
afterEach(async () => await served[Symbol.asyncDispose]());

function access() {
  const found = served.made.access.find(({ role }) => role === 'officer');
  if (found === undefined) throw new TypeError('no officer');
  return found;
}

async function changeTo(next: string, by: Clerk = officer) {
  const change = await by.ring.changePassphrase({ current: access().passphrase, next });
  await by.session.client.changePassphrase(change);
  await by.ring.settlePassphrase();
}

test('a new passphrase opens the same keys, and the old one opens nothing from that moment', async () => {
  const { officerId, passphrase: old } = access();
  const elsewhere = await clerk(served, access());
  const { passphrase } = await officer.ring.drawPassphrase();
  expect(passphrase).toMatch(/^[a-z-]+( [a-z-]+){5}$/);
  await changeTo(passphrase);

  await expect(signInAs(served, { officerId, passphrase: old })).rejects.toMatchObject({
    because: 'wrong-passphrase',
  });
  const entered = await signInAs(served, { officerId, passphrase });
  expect(entered.kind).toBe('in');
  // The session in which it was changed goes on, and the others have ended.
  expect((await officer.session.client.cases(null)).cases).toEqual([]);
  await expect(elsewhere.session.client.cases(null)).rejects.toMatchObject({
    because: 'not-signed-in',
  });
  const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
  expect(kinds).toContain('passphrase-changed');
});

test('a new passphrase whose answer was lost is taken once when it is sent again', async () => {
  const { officerId, passphrase: current } = access();
  const { passphrase: next } = await officer.ring.drawPassphrase();
  const change = await officer.ring.changePassphrase({ current, next });
  await officer.session.client.changePassphrase(change);
  await officer.session.client.changePassphrase(change);
  const kinds = (await served.store.audit.rows(0, 100)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'passphrase-changed')).toHaveLength(1);
  expect(kinds).not.toContain('sign-in-refused');
  expect((await signInAs(served, { officerId, passphrase: next })).kind).toBe('in');
});

test('nothing changes with a wrong present passphrase, in the browser or before the server', async () => {
  const { officerId, passphrase } = access();
  await expect(
    officer.ring.changePassphrase({ current: 'not the right words', next: 'a b c d e f' }),
  ).rejects.toMatchObject({ code: 'officer.passphrase' });
  const change = await officer.ring.changePassphrase({ current: passphrase, next: 'a b c d e f' });
  await expect(
    officer.session.client.changePassphrase({ ...change, auth: new Uint8Array(32) }),
  ).rejects.toMatchObject({ because: 'not-yours' });
  expect((await signInAs(served, { officerId, passphrase })).kind).toBe('in');
});

test('the server keeps no keys under a weak derivation', async () => {
  const change = await officer.ring.changePassphrase({
    current: access().passphrase,
    next: 'a b c d e f',
  });
  expect(blobKdf(change.header).memoryKib).toBe(256 * 1024);
  const text = new TextDecoder('latin1').decode(change.header).replace('262144', '008192');
  const header = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  await expect(
    officer.session.client.changePassphrase({ ...change, header }),
  ).rejects.toMatchObject({ because: 'malformed' });
});

test('what the console remembers afterwards is sealed under the new passphrase', async () => {
  const { officerId } = access();
  await changeTo('a b c d e f');
  const { file, passphrase } = served.made.root;
  const signed = await officer.ring.signRoster({
    file,
    passphrase,
    wishes: [{ kind: 'appoint', role: 'officer' }],
    day: served.options.clock.today(),
  });
  const { roster, consent, accounts } = signed;
  await officer.session.client.changeRoster({ roster, consent, accounts });
  const trust = await officer.ring.trust(await officer.session.client.rosters());
  if (trust.kind !== 'trusted' || trust.blob === null) throw new TypeError('nothing to remember');
  await officer.session.client.setBlob(trust.blob);
  const again = await signInAs(
    served,
    { officerId, passphrase: 'a b c d e f' },
    { client: clientOf(served) },
  );
  expect(again.kind).toBe('in');
});
