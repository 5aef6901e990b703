import { SenimError } from '../platform/errors.ts';
import type { OpenedEntry } from './entry.ts';
import { type ActRequest, type Signed, verifyAnswer, verifyRequest } from './four-eyes.ts';
import type { Roster } from './roster.ts';

/** Whether it is a closing that two must sign. */
export function needsTwo(entry: OpenedEntry): boolean {
  if (entry.from !== 'officer' || entry.word.kind !== 'status') return false;
  return entry.word.to === 'closed-not-confirmed';
}

/** A request with the answer that it got; `null` while there is none. */
export interface Asked extends Signed {
  readonly answer: Signed | null;
}

/** What two agreed to write into a case. */
export interface AgreedEntry {
  readonly request: ActRequest;
  /** SHA-256 of the sealed entry, hex. */
  readonly payload: string;
}

/**
 * The closing as “not confirmed” that two signed for: the request and its consent hold under one and the same of the
 * lists. `null` for anything else. That the entry is the one which is meant, its hash says.
 */
export function agreedClosing(
  { bytes, signature, answer }: Asked,
  rosters: readonly Roster[],
  rootPublic: Uint8Array,
): AgreedEntry | null {
  if (answer === null) return null;
  for (const roster of rosters) {
    try {
      const request = verifyRequest({ bytes, signature }, roster);
      const { says } = verifyAnswer(answer, bytes, roster, rootPublic);
      const { act, payload } = request;
      const holds = says === 'consent' && act === 'close-not-confirmed' && payload !== null;
      return holds ? { request, payload } : null;
    } catch (error) {
      // Perhaps under an earlier list: whoever signed may have left since.
      if (!(error instanceof SenimError)) throw error;
    }
  }
  return null;
}
