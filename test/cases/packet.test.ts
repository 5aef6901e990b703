import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

import { openPacket, sealPacket } from '../../cases/packet.ts';
import { reporterKeys } from '../../cases/receipt.ts';
import { rootFingerprint } from '../../cases/root.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { fileCase, makeWorld } from '../fixtures/sealing-world.ts';
import type { World } from '../fixtures/sealing-world.ts';
import { seeded } from '../fixtures/seeded.ts';

let world: World;
let filed: Awaited<ReturnType<typeof fileCase>>;
beforeAll(async () => {
  world = await makeWorld(nativeAge);
  filed = await fileCase(world, 'packet');
});

test('the holder of a receipt finds to whom to write', () => {
  expect(openPacket(filed.sealed.reporter.packet, filed.reporter)).toEqual({
    caseId: filed.caseId,
    caseRecipient: filed.caseRecipient,
    rootFingerprint: rootFingerprint(world.rootPublic),
  });
});

test('a packet opens with its own receipt and in its own row only', async () => {
  const { packet } = filed.sealed.reporter;
  const other = reporterKeys('0'.repeat(23));
  expect(await refusal(() => openPacket(packet, other))).toBe('crypto.auth');
  expect(await refusal(() => openPacket(packet, { ...filed.reporter, id: other.id }))).toBe(
    'crypto.auth',
  );
});

test('a packet that was touched or cut is refused', async () => {
  const { packet } = filed.sealed.reporter;
  await fc.assert(
    fc.asyncProperty(fc.nat(packet.length * 8 - 1), async (bit) => {
      const code = await refusal(() => openPacket(flipped(packet, bit), filed.reporter));
      expect(code).toBe(bit < 40 ? 'crypto.format' : 'crypto.auth');
    }),
    { numRuns: 60 },
  );
  expect(await refusal(() => openPacket(packet.subarray(0, 20), filed.reporter))).toBe(
    'crypto.format',
  );
});

test('all packets have one size', () => {
  const packets = ['a', 'b'].map((name) =>
    sealPacket(
      openPacket(filed.sealed.reporter.packet, filed.reporter),
      filed.reporter,
      seeded(name),
    ),
  );
  expect(new Set(packets.map(({ length }) => length)).size).toBe(1);
});
