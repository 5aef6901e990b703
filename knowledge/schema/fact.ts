import { z } from 'zod';

import { dateIso } from '../../platform/time.ts';

// Shapes that every kind of knowledge file shares.

const words = z.string().trim().min(1);

export const localizedShape = z.strictObject({ kk: words, ru: words, en: words });

export const dayShape = z.string().transform((value, context) => {
  const day = dateIso(value);
  if (day !== null) return day;
  context.addIssue('is no calendar day');
  return z.NEVER;
});

/** When a source was written, as exactly as is known: `2023`, `2023-08` or `2023-08-31`. */
export const sourceDateShape = z
  .string()
  .regex(/^\d{4}(?:-\d{2}){0,2}$/u, 'is no year, month or day')
  .nullable();

/**
 * How sure we are. A: stands in an official document of its date. B: confirmed in another source. C: general knowledge or
 * inference. Two letters: the first part of the statement / the rest of it.
 */
export const marks = ['A', 'B', 'C', 'A/B', 'A/C', 'B/A', 'B/C'] as const;

export type Mark = (typeof marks)[number];

export const markShape = z.enum(marks);

/** `fact`: may be stated with its date. `verify`: only with the words that it is to be checked. `hidden`: not shown. */
export function showingOf(mark: Mark): 'fact' | 'verify' | 'hidden' {
  if (mark === 'C') return 'hidden';
  return mark.includes('C') ? 'verify' : 'fact';
}

/** All problems of one file, each on its line, named by the place where it stands. */
export function issueLines(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
}
