import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { keyNeedles, receiptNeedles } from '../fixtures/canaries.ts';
import { searchBytes, textNeedle } from '../../tools/needle.ts';

describe('the search', () => {
  const mark = 'қарлығаш-planted-77';
  const utf16 = Buffer.from(mark, 'utf16le');
  const long = `${'жол '.repeat(200)}${mark}${' жол'.repeat(200)}`;

  test.each<readonly [dress: string, bytes: Buffer]>([
    ['UTF-8', padded(mark, 5)],
    ['UTF-16LE', padded(utf16, 5)],
    ['UTF-16BE', padded(Buffer.from(utf16).swap16(), 5)],
    ...[0, 1, 2].map(
      (shift) =>
        [`base64, shifted by ${shift}`, padded(padded(mark, shift).toString('base64'), 3)] as const,
    ),
    ...[0, 1, 2].map(
      (shift) =>
        [
          `base64 of UTF-16, shifted by ${shift}`,
          padded(padded(utf16, shift).toString('base64url'), 3),
        ] as const,
    ),
    ['hex', padded(Buffer.from(mark).toString('hex'), 1)],
    ['a form', padded(new URLSearchParams({ text: mark }).toString(), 1)],
    [
      'escaped JSON',
      padded(String.raw`\u049b\u0430\u0440\u043b\u044b\u0493\u0430\u0448-planted-77`, 1),
    ],
    ['gzip', padded(gzipSync(long), 7)],
    ['zlib', padded(deflateSync(long), 7)],
    ['a zip entry', padded(zipEntry(deflateRawSync(long)), 7)],
    ['a stream cut short', padded(gzipSync(long).subarray(0, -12), 7)],
    ['gzip inside a zip entry', padded(zipEntry(deflateRawSync(gzipSync(long))), 7)],
  ])('finds a mark in %s', (_dress, bytes) => {
    expect(searchBytes(bytes, [textNeedle('planted', mark)], 'here')).not.toEqual([]);
  });

  test('finds a key in its bytes and in its text, and nothing where there is nothing', () => {
    const key = Buffer.alloc(32, 7).fill(9, 16).toString('base64url');
    const raw = Buffer.from(key, 'base64url');
    const needles = [...keyNeedles(key), ...receiptNeedles('1W78-GSCZ-R61S-M9RM-0NRE-J0B3')];
    expect(searchBytes(padded(raw, 3), needles, 'here')).toHaveLength(1);
    expect(searchBytes(padded(key, 3), needles, 'here').length).toBeGreaterThan(0);
    expect(searchBytes(padded('1w78gsczr61sm9rm0nrej0b3', 3), needles, 'here')).toHaveLength(1);
    expect(searchBytes(Buffer.alloc(4096, 0x41), needles, 'here')).toEqual([]);
  });
});

/** `bytes` between others, as they lie in a file. */
function padded(bytes: Uint8Array | string, before: number): Buffer {
  const middle = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Buffer.concat([Buffer.alloc(before, 0x41), middle, Buffer.alloc(9, 0x42)]);
}

function zipEntry(deflated: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  return Buffer.concat([local, deflated]);
}
