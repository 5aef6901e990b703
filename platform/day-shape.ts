import { z } from './shape.ts';
import { dateIso, type DateIso } from './time.ts';

/** A real calendar day, where a document holds one. */
export const dayShape = z.custom<DateIso>(
  (value) => typeof value === 'string' && dateIso(value) !== null,
);
