import { expect, test } from 'vitest';

import { caseId } from '../../cases/ids.ts';
import { signFiling, verifyFiling } from '../../cases/proof.ts';
import { portableSigner, signPublic } from '../../platform/crypto/ed25519.ts';
import { flipped } from '../fixtures/bits.ts';
import { day } from '../fixtures/sealing-world.ts';
import { seededSecret } from '../fixtures/seeded.ts';

const server = seededSecret('server');
const serverPublic = signPublic(server);
const filed = {
  caseId: caseId('1'.repeat(32)),
  manifestSha256: 'b'.repeat(64),
  day: day('2026-11-22'),
};
const proof = signFiling(filed, portableSigner(server));

test('a proof of filing holds for what was filed', () => {
  expect(proof).toHaveLength(64);
  expect(verifyFiling(filed, proof, serverPublic)).toBe(true);
});

test.each([
  ['another case', { ...filed, caseId: caseId('2'.repeat(32)) }],
  ['another manifest', { ...filed, manifestSha256: 'c'.repeat(64) }],
  ['another day', { ...filed, day: day('2026-11-21') }],
])('a proof of filing does not hold for %s', (_, other) => {
  expect(verifyFiling(other, proof, serverPublic)).toBe(false);
});

test('a proof by somebody else, touched or missing is none', () => {
  expect(verifyFiling(filed, proof, signPublic(seededSecret('other')))).toBe(false);
  expect(verifyFiling(filed, flipped(proof, 5), serverPublic)).toBe(false);
  expect(verifyFiling(filed, new Uint8Array(), serverPublic)).toBe(false);
});
