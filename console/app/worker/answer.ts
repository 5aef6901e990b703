import { SenimError } from '../../../platform/errors.ts';
import type { Keys, Reply } from './contract.ts';
import { TamperedPart } from './named.ts';

/** What the page asks of the key worker. */
export interface Call {
  readonly id: number;
  readonly method: keyof Keys;
  readonly input: unknown;
}

/** Never throws: what goes wrong is told by its code alone, whatever else an error knows stays in the worker. */
export async function answer(keys: Keys, { id, method, input }: Call): Promise<Reply> {
  try {
    const run = keys[method].bind(keys) as (input: unknown) => Promise<unknown>;
    return { id, ok: true, value: await run(input) };
  } catch (error) {
    if (error instanceof TamperedPart) return { id, ok: false, code: `tampered.${error.what}` };
    return { id, ok: false, code: error instanceof SenimError ? error.code : 'unknown' };
  }
}
