import { dayShape } from '../../platform/day-shape.ts';
import { z } from '../../platform/shape.ts';
import { type DateIso, daysBetween } from '../../platform/time.ts';
import type { ListAsks } from './request.ts';
import { listIdPattern, listTokenPattern, type ListId, type ListToken } from './token.ts';

/** A request as the working group keeps it: with the link, which stands nowhere else. */
export interface SentList {
  readonly list: ListId;
  readonly token: ListToken;
  /** The object of the project that is asked about; `null` for a unit that is none. */
  readonly object: string | null;
  readonly unit: string;
  readonly post: string;
  readonly day: DateIso;
  readonly due: DateIso;
  readonly asks: ListAsks;
  /** Items whose answers were taken over, into the register or the plan. */
  readonly taken: readonly string[];
}

/** How a request stands on a day. */
export type ListStanding = 'answered' | 'waiting' | 'soon' | 'overdue' | 'withdrawn' | 'closed';

/** Days before the last one in which somebody who has not answered should be reminded. */
const soonDays = 3;

export function standingOf(
  { due }: Pick<SentList, 'due'>,
  known: { readonly state: 'open' | 'withdrawn' | 'closed'; readonly answers: number } | undefined,
  today: DateIso,
): ListStanding {
  if (known === undefined || known.state === 'withdrawn') return 'withdrawn';
  if (known.answers > 0) return 'answered';
  if (known.state === 'closed') return 'closed';
  if (today > due) return 'overdue';
  return daysBetween(today, due) <= soonDays ? 'soon' : 'waiting';
}

/** How many items a request asks about. */
export function countOf({ asks }: Pick<SentList, 'asks'>): number {
  return asks.items.length;
}

const line = z.string().max(300);
const id = z.string().max(64);

export const sentListShape: z.ZodType<SentList> = z.strictObject({
  list: z.custom<ListId>((value) => typeof value === 'string' && listIdPattern.test(value)),
  token: z.custom<ListToken>((value) => typeof value === 'string' && listTokenPattern.test(value)),
  object: z.string().max(64).nullable(),
  unit: line,
  post: line,
  day: dayShape,
  due: dayShape,
  asks: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('indicators'),
      version: z.string().max(64),
      items: z.array(id).max(91),
    }),
    z.strictObject({
      kind: z.literal('plan'),
      quarter: z.string().max(7),
      items: z
        .array(z.strictObject({ id, text: z.string().max(4000), term: dayShape.nullable() }))
        .max(91),
    }),
  ]),
  taken: z.array(id).max(91),
});
