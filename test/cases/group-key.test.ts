import { beforeAll, describe, expect, test } from 'vitest';

import { openGroupKey, sealGroupKey } from '../../cases/group-key.ts';
import type { GroupKey } from '../../cases/group-key.ts';
import { recipientsOf } from '../../cases/roster.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { seal } from '../../platform/crypto/age.ts';
import { canonical } from '../../platform/canonical.ts';
import { concat } from '../../platform/crypto/bytes.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { makeWorld } from '../fixtures/sealing-world.ts';
import type { Person, World } from '../fixtures/sealing-world.ts';
import { seededSecret } from '../fixtures/seeded.ts';

const groupKey: GroupKey = { group: 'default', gen: 1, key: seededSecret('group') };
let world: World;
let bytes: Uint8Array;

beforeAll(async () => {
  world = await makeWorld(nativeAge);
  bytes = await made(world.aigerim);
});

function made({ recipient, signSeed }: Person, key = groupKey) {
  const officer = { id: recipient.id, signSeed };
  return sealGroupKey({ groupKey: key, roster: world.roster, officer, age: nativeAge });
}

function open(sealed: Uint8Array, { identity }: Person = world.daniyar, more = {}) {
  const rosters = [world.roster];
  return openGroupKey({
    bytes: sealed,
    identity,
    group: 'default',
    rosters,
    age: nativeAge,
    ...more,
  });
}

describe('a group’s key', () => {
  test('opens for every member', async () => {
    for (const member of [world.aigerim, world.daniyar, world.paper]) {
      const opened = await open(bytes, member);
      expect(opened).toMatchObject({ group: 'default', gen: 1 });
      expect(opened.key.bytes()).toEqual(groupKey.key.bytes());
    }
  });

  test('does not open for others', async () => {
    expect(await refusal(() => open(bytes, world.saule))).toBe('crypto.auth');
  });

  test('is refused when whoever writes to the database made it', async () => {
    const stranger = { ...world.aigerim, signSeed: seededSecret('stranger') };
    expect(await refusal(async () => open(await made(stranger)))).toBe('crypto.auth');
    expect(await refusal(async () => open(await made(world.saule)))).toBe('crypto.auth');
    const payload = canonical({ v: 1, group: 'default', gen: 1, officer: 'aigerim', key: 'AAAA' });
    const unsigned = await seal(
      recipientsOf(world.roster, 'default').map(nativeAge.recipient),
      concat(new Uint8Array(64), payload),
    );
    expect(await refusal(() => open(unsigned))).toBe('crypto.auth');
  });

  test('is refused for another group', async () => {
    const about = await made(world.saule, { ...groupKey, group: 'oversight' });
    expect((await open(about, world.saule, { group: 'oversight' })).group).toBe('oversight');
    expect(['case.context', 'crypto.auth']).toContain(
      await refusal(() => open(about, world.paper)),
    );
  });

  test('is refused when a bit was turned', async () => {
    for (const bit of [0, 300, bytes.length * 8 - 1]) {
      expect(['crypto.auth', 'crypto.format']).toContain(
        await refusal(() => open(flipped(bytes, bit))),
      );
    }
  });
});
