import { z } from '../../../platform/shape.ts';
import type { FromFrame } from './frame-talk.ts';

/** As much of a file as the viewer takes: more is saved and opened elsewhere. */
export const limits = {
  /** Of a PDF, in bytes. */
  pdf: 20 * 2 ** 20,
  /** Of a text, in bytes. */
  text: 5 * 2 ** 20,
  pages: 300,
  /** Of a page and of each image in it. */
  pixels: 8_000_000,
  /** Until the viewer must have answered, in milliseconds. */
  patience: 20_000,
} as const;

const longestText = 20_000;

const shape: z.ZodType<FromFrame> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('opened'), pages: z.int().min(1).max(100_000) }),
  z.strictObject({
    kind: z.literal('drawn'),
    number: z.int().min(1).max(100_000),
    text: z.string().max(longestText),
  }),
  z.strictObject({ kind: z.literal('failed'), because: z.enum(['locked', 'damaged']) }),
]);

/** What the frame said; `null` for anything that our own code would not say: then the frame is no longer ours. */
export function saidBy(frame: unknown): FromFrame | null {
  const said = shape.safeParse(frame);
  return said.success ? said.data : null;
}
