import { z } from '../platform/shape.ts';
import { blobId, digestPattern, idPattern } from './ids.ts';
import type { BlobId } from './sealed.ts';

export const takings = ['print', 'export', 'hand-over'] as const;
export type Taking = (typeof takings)[number];

/** A copy of the case that left the console: how, what of it, and to whom. */
export interface Taken {
  readonly how: Taking;
  readonly form: 'redacted' | 'whole';
  /** Whether the officers' own notes went along. */
  readonly notes: boolean;
  /** Whether the reporter's name and address went along. */
  readonly named: boolean;
  readonly files: readonly BlobId[];
  /** SHA-256 of the file that was made, hex; `null` for paper. */
  readonly sha256: string | null;
  /** Who receives it, where somebody does, with the words of the key. */
  readonly to: { readonly body: string; readonly key: string } | null;
}

export const takenShape: z.ZodType<Taken> = z.strictObject({
  how: z.enum(takings),
  form: z.enum(['redacted', 'whole']),
  notes: z.boolean(),
  named: z.boolean(),
  files: z.array(z.string().regex(idPattern).transform(blobId)).max(1_000),
  sha256: z.string().regex(digestPattern).nullable(),
  to: z.strictObject({ body: z.string().max(500), key: z.string().max(200) }).nullable(),
});
