import type { Rephrase } from './rephrase.ts';

/** For one turn, however often it is tried: nobody waits for a model longer because another process was faster. */
export function once(rephrase: Rephrase | null): Rephrase | null {
  if (rephrase === null) return null;
  let said: ReturnType<Rephrase> | null = null;
  return (asked) => (said ??= rephrase(asked));
}
