import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { portableAge } from '../../platform/crypto/age.ts';
import { nativeAge, nativeArgon2id } from '../../platform/crypto/native.ts';
import { checkVectors } from '../fixtures/check-vectors.ts';
import type { VectorFile } from '../fixtures/check-vectors.ts';
import { kinds } from '../fixtures/vector-kinds.ts';

const folder = new URL('../fixtures/vectors/', import.meta.url);
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile,
);
const all = files.flatMap(({ vectors }) => vectors);

test.each([
  ['plain JavaScript', portableAge],
  ['OpenSSL', nativeAge],
])('every known answer holds with age on %s', async (_, age) => {
  expect(await checkVectors(files, { age, argon2id: nativeArgon2id })).toEqual([]);
});

test('every format has answers, and most have refusals', () => {
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
  const refused = all.filter((vector) => vector.refused !== undefined);
  expect(refused.length).toBeGreaterThan(all.length / 3);
});

test('a wrong answer, and a refusal that does not come, are named', async () => {
  const input = { length: 9 };
  const wrong: VectorFile = {
    shared: {},
    vectors: [
      { name: 'right', kind: 'padme', input, output: 10 },
      { name: 'wrong', kind: 'padme', input, output: 11 },
      { name: 'not refused', kind: 'padme', input, refused: 'crypto.auth' },
      { name: 'refused', kind: 'read-canonical', input: { text: '{' }, output: {} },
      { name: 'otherwise', kind: 'read-canonical', input: { text: '{' }, refused: 'crypto.auth' },
    ],
  };
  expect(await checkVectors([wrong], { argon2id: nativeArgon2id })).toEqual([
    'padme: wrong',
    'padme: not refused',
    'read-canonical: refused',
    'read-canonical: otherwise',
  ]);
});
