import { argon2id } from 'hash-wasm';

import { systemRandom } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Keys, Reply } from './contract.ts';
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

interface Call {
  readonly id: number;
  readonly method: keyof Keys;
  readonly input: unknown;
}

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void answer(data).then((reply) => self.postMessage(reply, { transfer: [] }));
});

async function answer({ id, method, input }: Call): Promise<Reply> {
  try {
    const run = ring[method].bind(ring) as (input: unknown) => Promise<unknown>;
    return { id, ok: true, value: await run(input) };
  } catch (error) {
    // The code alone: whatever else an error knows stays in the worker.
    return { id, ok: false, code: error instanceof SenimError ? error.code : 'unknown' };
  }
}
