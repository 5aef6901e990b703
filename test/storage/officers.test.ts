import { expect, test } from 'vitest';

import type { SealedBytes } from '../../cases/sealed.ts';
import type { NewAccount } from '../../storage/officers.ts';
import type { StoredGroupKey } from '../../storage/group-keys.ts';
import type { StoredRoster } from '../../storage/rosters.ts';
import { officer, overseer, tempStore } from './fixtures.ts';

const account: NewAccount = {
  ...officer,
  authHash: new Uint8Array([1]),
  blob: { header: new Uint8Array([2]), body: new Uint8Array([3]) },
};

test('an officer’s account is made once and found as it was made', async () => {
  await using temp = await tempStore();
  const { officers } = temp.store;
  expect(await officers.add(account)).toBe(true);
  expect(await officers.add({ ...account, role: 'administrator' })).toBe(false);
  expect(await officers.find(account.id)).toEqual({
    ...account,
    disabled: false,
    spareSince: null,
  });
  expect(await officers.find('nobody')).toBeNull();
  expect(await officers.list()).toEqual([{ ...officer, disabled: false, spareSince: null }]);
});

test('a new passphrase changes blob and proof, new pins only the blob', async () => {
  await using temp = await tempStore();
  const { officers } = temp.store;
  await officers.add(account);
  const blob = { header: new Uint8Array([4]), body: new Uint8Array([5]) };
  expect(await officers.setBlob(account.id, blob)).toBe(true);
  expect(await officers.find(account.id)).toMatchObject({ blob, authHash: account.authHash });
  const authHash = new Uint8Array([6]);
  expect(await officers.setBlob(account.id, blob, authHash)).toBe(true);
  expect(await officers.find(account.id)).toMatchObject({ blob, authHash });
  expect(await officers.setBlob('nobody', blob)).toBe(false);
});

test('a session ends when it is closed, when its time is up, and with its officer', async () => {
  await using temp = await tempStore();
  const { officers, officerSessions: sessions } = temp.store;
  const shown = { by: 'nothing', spareDay: null } as const;
  const open = (idHash: string, officerId: string, expires: number) =>
    sessions.open({ idHash, tag: `tag-${idHash}`, officerId, now: 500, expires, shown });
  await officers.add(account);
  await open('one', account.id, 1000);
  await open('two', account.id, 2_000_000_000_000);
  // The passphrase alone is no passkey.
  const proofs = { hasFactor: false, hasPasskey: false, spare: true, spareSince: null };
  const sitter = { officer, tag: 'tag-one', used: 500, proved: 500, ...proofs };
  expect(await sessions.find('one', 999)).toEqual(sitter);
  expect(await sessions.find('one', 1000)).toBeNull();
  expect(await sessions.find('none', 0)).toBeNull();
  expect(await sessions.sweep(1000)).toBe(1);
  expect(await sessions.find('two', 1_999_999_999_999)).toMatchObject({ officer });
  await sessions.close('two');
  expect(await sessions.find('two', 1000)).toBeNull();

  await open('three', account.id, 5000);
  await officers.disable(account.id);
  expect(await sessions.find('three', 1000)).toBeNull();
  expect(await officers.find(account.id)).toMatchObject({ disabled: true });
  // Nor does a session that is opened in the same moment come to life.
  await open('four', account.id, 5000);
  expect(await sessions.find('four', 1000)).toBeNull();
  await expect(open('five', 'nobody', 5000)).rejects.toThrow(/FOREIGN KEY|foreign|fkey/);
});

test('rosters only ever move on', async () => {
  await using temp = await tempStore();
  const { rosters } = temp.store;
  expect(await rosters.latest()).toBeNull();
  await rosters.put(roster(1));
  await rosters.put(roster(3));
  await rosters.put(roster(3));
  for (const old of [roster(1), roster(2), roster(3, 7)]) {
    await expect(rosters.put(old)).rejects.toMatchObject({ code: 'roster.sequence' });
  }
  expect(await rosters.latest()).toEqual(roster(3));
});

test('the first of two group keys stands, and each group sees its own', async () => {
  await using temp = await tempStore();
  const { groupKeys } = temp.store;
  expect(await groupKeys.all(officer)).toEqual([]);
  expect(
    await Promise.all([groupKeys.put('default', of(1, 1)), groupKeys.put('default', of(1, 2))]),
  ).toEqual([true, false]);
  await groupKeys.put('default', of(2, 3));
  await groupKeys.put('oversight', of(1, 4));
  expect(await groupKeys.all(officer)).toEqual([of(2, 3), of(1, 1)]);
  expect(await groupKeys.all(overseer)).toEqual([of(1, 4)]);
  const administrator = { id: 'a', role: 'administrator', group: 'default' } as const;
  expect(await groupKeys.all(administrator)).toEqual([]);
});

function roster(seq: number, byte = seq): StoredRoster {
  return { seq, bytes: new Uint8Array([byte]), signature: new Uint8Array([9]) };
}

function of(generation: number, byte: number): StoredGroupKey {
  return { generation, sealed: key(byte), wrapped: 1 };
}

function key(byte: number): SealedBytes {
  return new Uint8Array([byte]) as SealedBytes;
}
