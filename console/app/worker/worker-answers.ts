import { argon2id as derive } from 'hash-wasm';

import type { Argon2id } from '../../../platform/crypto/argon2id.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Reply } from './contract.ts';

/** Argon2id by WebAssembly: only workers may compile it. */
export const argon2id: Argon2id = async ({ passphrase, salt, memoryKib, passes, lanes, length }) =>
  await derive({
    password: passphrase,
    salt,
    memorySize: memoryKib,
    iterations: passes,
    parallelism: lanes,
    hashLength: length,
    outputType: 'binary',
  });

/** What a worker can do, by name. */
type Desk = Readonly<Record<string, (input: never) => Promise<unknown>>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
}

/** Answers the page's questions with what `desk` can do. */
export function answerWith(desk: object): void {
  addEventListener('message', ({ data }: MessageEvent<Call>) => {
    void answer(desk, data).then((reply) => self.postMessage(reply, { transfer: [] }));
  });
}

async function answer(desk: object, { id, method, input }: Call): Promise<Reply> {
  try {
    // Page and worker are built from the same contract.
    const run = (desk as Desk)[method] as (input: unknown) => Promise<unknown>;
    return { id, ok: true, value: await run.call(desk, input) };
  } catch (error) {
    // The code alone: whatever else an error knows stays in the worker.
    return { id, ok: false, code: error instanceof SenimError ? error.code : 'unknown' };
  }
}
