import type { ShownTampering } from '../tampering.ts';
import { Trouble } from './trouble.ts';

/** Which part of a case is not what was put there; `null` when something else went wrong. */
export function tamperingOf(thrown: unknown): ShownTampering | null {
  if (!(thrown instanceof Trouble)) return null;
  const { because } = thrown;
  // The server peels the outermost layer itself, and stops where that does not hold.
  if (because === 'damaged') return 'stored';
  return because.startsWith(mark) ? (because.slice(mark.length) as ShownTampering) : null;
}

const mark = 'tampered.';
