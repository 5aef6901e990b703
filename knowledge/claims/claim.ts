import { z } from 'zod';

import type { CardId } from '../schema/card.ts';

/** One sentence that a language model made, and what it says it took it from. Nothing of it is believed. */
export interface Claim {
  readonly text: string;
  readonly card: CardId;
  /** Words that are to stand in the card, letter by letter. */
  readonly quote: string;
}

/** A sentence that was held against its card. */
export type CheckedClaim = Pick<Claim, 'text' | 'card'>;

const shape = z.object({
  claims: z.array(z.object({ text: z.string(), card: z.string(), quote: z.string() })).max(20),
});

/** What a model answered, taken into our own shape; `null` where it has another. */
export function readClaims(answer: unknown): readonly Claim[] | null {
  const read = shape.safeParse(answer);
  return read.success ? read.data.claims : null;
}
