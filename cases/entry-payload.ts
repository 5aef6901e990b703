import { hybridRecipient } from '../platform/crypto/age.ts';
import { z } from '../platform/shape.ts';
import type { FrameType } from './frame-type.ts';
import { digestPattern } from './ids.ts';
import { reportFileShape } from './report.ts';
import type { ReportFile } from './report.ts';
import { statuses } from './status.ts';
import type { Status } from './status.ts';

/** What an officer adds to a case. All but a note is sealed to the reporter too. */
export type OfficerWord =
  | { readonly kind: 'message'; readonly text: string }
  | {
      readonly kind: 'status';
      readonly from: Status;
      readonly to: Status;
      /** The reporter reads it. */
      readonly reason: string;
    }
  | { readonly kind: 'note'; readonly text: string }
  /** The case has a new key; later letters are sealed to `recipient`. */
  | { readonly kind: 'case-key'; readonly recipient: string; readonly gen: number };

export interface OfficerPayload {
  readonly v: 1;
  /** The signer's id in the roster. */
  readonly officer: string;
  readonly word: OfficerWord;
}

export interface ReporterPayload {
  readonly v: 1;
  readonly text: string;
  readonly files: readonly LetterFile[];
}

/** A file that came with a letter, with the hash of its ciphertext (hex): the signature covers it. */
export type LetterFile = ReportFile & { readonly sha256: string };

/** The frame type that carries each kind of word. */
export const wordTypes = {
  message: 'officer-message',
  status: 'status',
  note: 'officer-note',
  'case-key': 'case-key',
} as const satisfies Record<OfficerWord['kind'], FrameType>;

const status = z.enum(statuses);

export const officerShape: z.ZodType<OfficerPayload> = z.strictObject({
  v: z.literal(1),
  officer: z.string(),
  word: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('message'), text: z.string() }),
    z.strictObject({ kind: z.literal('status'), from: status, to: status, reason: z.string() }),
    z.strictObject({ kind: z.literal('note'), text: z.string() }),
    z.strictObject({
      kind: z.literal('case-key'),
      recipient: z.string().transform(hybridRecipient),
      gen: z.int().min(2),
    }),
  ]),
});

export const reporterShape: z.ZodType<ReporterPayload> = z.strictObject({
  v: z.literal(1),
  text: z.string(),
  files: z.array(reportFileShape.extend({ sha256: z.string().regex(digestPattern) })),
});
