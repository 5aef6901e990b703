import type { Context } from 'hono';

import type { z } from '../../platform/shape.ts';
import { Refused } from './refuse.ts';

/** What a part of the address names, by the name it has in the path. Refuses `not-found` for what can name nothing. */
export function param<S extends z.ZodType>(context: Context, name: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(context.req.param(name));
  if (!parsed.success) throw new Refused('not-found');
  return parsed.data;
}
