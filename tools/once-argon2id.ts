import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { nativeArgon2id } from '../platform/crypto/native.ts';

const known = new Map<string, Promise<Uint8Array>>();

/** Slow on purpose, and the same in the ceremony and at every sign-in of one run of a tool. */
export const onceArgon2id: Argon2id = async (input) => {
  const { memoryKib, passes, lanes, length } = input;
  const measure = [memoryKib, passes, lanes, length].join(',');
  const name = `${hex(input.passphrase)}/${hex(input.salt)}/${measure}`;
  const made = known.get(name) ?? nativeArgon2id(input);
  known.set(name, made);
  return new Uint8Array(await made); // the caller wipes what it gets
};
