import { crc32 } from 'node:zlib';

import { expect, test } from 'vitest';

import { utf8 } from '../../platform/crypto/bytes.ts';
import { zip } from '../../platform/zip.ts';
import { unzipped } from '../fixtures/unzipped.ts';

const entries = [
  { name: 'case.html', bytes: utf8('<p>Хабарлама</p>') },
  { name: 'files/1.jpg', bytes: new Uint8Array(70_000).fill(7) },
  { name: 'files/empty.txt', bytes: new Uint8Array() },
];

test('an archive holds its files as they are, and no time', () => {
  const { files, times } = unzipped(zip(entries));
  expect([...files.keys()]).toEqual(entries.map(({ name }) => name));
  expect(files.get('case.html')).toBe('<p>Хабарлама</p>');
  expect(new Set(times)).toEqual(new Set(['1980-01-01 00:00']));
  expect(zip(entries)).toEqual(zip(entries));
});

test('the sum of each file is the one by which programs find damage', () => {
  const archive = Buffer.from(zip(entries));
  let at = 0;
  for (const { name, bytes } of entries) {
    expect(archive.readUInt32LE(at)).toBe(0x04034b50);
    expect(archive.readUInt32LE(at + 14)).toBe(crc32(bytes));
    at += 30 + utf8(name).length + bytes.length;
  }
});
