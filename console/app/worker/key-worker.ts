import { argon2id } from 'hash-wasm';

import { systemRandom } from '../../../platform/crypto/random.ts';
import { answer, type Call } from './answer.ts';
import type { Keys } from './contract.ts';
import { KeyRing } from './key-ring.ts';

/** The only place where private keys exist in the clear. It ends with the page, the lock or signing out. */
const ring: Keys = new KeyRing(
  async ({ passphrase, salt, memoryKib, passes, lanes, length }) =>
    await argon2id({
      password: passphrase,
      salt,
      memorySize: memoryKib,
      iterations: passes,
      parallelism: lanes,
      hashLength: length,
      outputType: 'binary',
    }),
  systemRandom,
);

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void answer(ring, data).then((reply) => self.postMessage(reply, { transfer: [] }));
});
