import * as z from 'zod';
import { readCanonical } from './canonical.ts';
import { SenimError } from './errors.ts';

// Zod compiles its checks with `new Function` where it can; the console's CSP would report the attempt.
z.config({ jitless: true });

export { z };

/** Reads canonical JSON that must have exactly the shape of `schema`. Throws `crypto.format`; the text never quotes the content. */
export function readShape<T>(schema: z.ZodType<T>, bytes: Uint8Array, what: string): T {
  const read = schema.safeParse(readCanonical(bytes));
  if (!read.success) throw new SenimError('crypto.format', `${what}: unknown or missing field`);
  return read.data;
}
