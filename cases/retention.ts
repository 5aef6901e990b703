import { canonical } from '../platform/canonical.ts';
import { readShape, z } from '../platform/shape.ts';
import { addDays, type DateIso } from '../platform/time.ts';

/**
 * How long cases are kept, in days; `null`: without a term. The server knows of a case whether it is closed and when
 * somebody last wrote in it, and nothing else to go by.
 */
export interface Retention {
  readonly v: 1;
  /** After the day of closing. */
  readonly closed: number | null;
  /** After the last word in a case that nobody closed. */
  readonly open: number | null;
}

/** Until somebody sets a term nothing is erased by term. */
export const keepAll: Retention = { v: 1, closed: null, open: null };

/** Shorter terms are refused: what is erased cannot be asked for by an inspection, a court or its writer. */
export const leastDays = { closed: 180, open: 1825 } as const;
const mostDays = 36_500;

/** Days between the consent to a deletion and the erasing: time to put a hold on the case. */
export const graceDays = 7;

/** What the reporter is promised: from the decision, or the end of the term, to the erasing, at most. */
export const promisedDays = 30;

/** Days for which the holder of a receipt is told that the case was erased. */
export const toldDays = 1095;

export function retentionBytes(retention: Retention): Uint8Array {
  return canonical(retention);
}

/** Throws `crypto.format` for another form or a term shorter than the least. */
export function readRetention(bytes: Uint8Array): Retention {
  return readShape(shape, bytes, 'retention');
}

/** The first day on which the case is to be erased by its term; `null` where it has none. */
export function termEnd(
  { closed, open }: Retention,
  of: { readonly closedDay: DateIso | null; readonly lastDay: DateIso },
): DateIso | null {
  if (of.closedDay !== null) return closed === null ? null : addDays(of.closedDay, closed);
  return open === null ? null : addDays(of.lastDay, open);
}

const shape = z.strictObject({
  v: z.literal(1),
  closed: z.int().min(leastDays.closed).max(mostDays).nullable(),
  open: z.int().min(leastDays.open).max(mostDays).nullable(),
});
