import { assert, nat, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { concat, u32 } from '../../platform/crypto/bytes.ts';
import { padded, unpadded } from '../../platform/padded.ts';
import { padme } from '../../platform/padme.ts';

const some = uint8Array({ maxLength: 4000 });

describe('bytes behind their length', () => {
  test('come back whole, also when nothing was put in', () => {
    assert(
      property(some, nat(3000), (bytes, least) => {
        expect([...unpadded(padded(bytes, least), 'ours')]).toEqual([...bytes]);
      }),
    );
  });

  test('are of one length up to the least, and of a PADMÉ length beyond', () => {
    assert(
      property(some, (bytes) => {
        expect(padded(bytes, 1024)).toHaveLength(padme(Math.max(1024, bytes.length + 4)));
      }),
    );
  });

  test.each([
    ['nothing at all', new Uint8Array()],
    ['less than a length', new Uint8Array(3)],
    ['a length that passes the end', concat(u32(9), new Uint8Array(8))],
    ['the greatest length', u32(0xffffffff)],
  ])('%s is refused by its name', (_, plain) => {
    expect(() => unpadded(plain, 'a draft')).toThrow('not a draft');
  });

  test('are read where they stand within a larger buffer', () => {
    const larger = concat(Uint8Array.of(1, 2, 3), padded(Uint8Array.of(7, 8), 16));
    expect([...unpadded(larger.subarray(3), 'ours')]).toEqual([7, 8]);
  });
});
