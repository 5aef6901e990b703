import { isIPv6 } from 'node:net';

import { base64url, utf8 } from '../../platform/crypto/bytes.ts';
import { hmac } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';

/** Names a network for an hour, in memory; nothing leads back from it to an address. */
export type NetworkTag = string & { readonly __brand: 'NetworkTag' };

export const noNetwork = '' as NetworkTag;

const anHour = 60 * 60 * 1000;

/** Tags that are forgotten with their key after each hour. */
export function networkTags(
  random: Random,
  now: () => number,
): (address: string | undefined) => NetworkTag {
  let hour = -1;
  let key = random(32);
  return (address) => {
    if (address === undefined) return noNetwork;
    const at = Math.floor(now() / anHour);
    if (at !== hour) {
      key = random(32);
      hour = at;
    }
    const mark = hmac(key, 'network', utf8(networkOf(address)));
    return base64url(mark.subarray(0, 9)) as NetworkTag;
  };
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one: what one household or office shares. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.');
  const [left = '', right = ''] = plain.split('%')[0]?.split('::') ?? [];
  const head = left.split(':').filter((group) => group !== '');
  const tail = right.split(':').filter((group) => group !== '');
  const zeros = plain.includes('::')
    ? Array.from({ length: 8 - head.length - tail.length }, () => '0')
    : [];
  return [...head, ...zeros, ...tail]
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}
