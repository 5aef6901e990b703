import { expect, test } from 'vitest';

import { fromHex, hex } from '../../../platform/crypto/bytes.ts';
import {
  kemPublic,
  kemPublicOf,
  kemReceive,
  kemSend,
} from '../../../platform/crypto/native-kem.ts';
import vector from './x-wing.json' with { type: 'json' };

// The first vector of the draft that age follows (draft-connolly-cfrg-xwing-kem).
const seed = fromHex(vector.seed);
const share = fromHex(vector.share);

test('the hybrid key encapsulation on OpenSSL yields what its standard says', () => {
  expect(hex(kemPublicOf(seed))).toBe(vector.recipient);
  expect(hex(kemReceive(seed, share))).toBe(vector.shared);
  expect(vector.shared).toBe('d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384');
});

test('a share of which one bit was changed, in either half, yields another secret', () => {
  for (const at of [0, 1087, 1088, 1119]) {
    const changed = share.with(at, (share.at(at) ?? 0) ^ 1);
    expect(hex(kemReceive(seed, changed))).not.toBe(vector.shared);
  }
  const { shared, share: fresh } = kemSend(kemPublic(fromHex(vector.recipient)));
  expect(hex(shared)).not.toBe(vector.shared);
  expect(hex(kemReceive(seed, fresh))).toBe(hex(shared));
});
