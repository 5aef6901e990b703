import { hybridRecipient } from '../platform/crypto/age.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import type { FrameType } from './frame-type.ts';
import { day } from './frame-header.ts';
import { digestPattern, idPattern } from './ids.ts';
import { masksShape, type Masks } from './masks.ts';
import { reportFileShape } from './report.ts';
import type { ReportFile } from './report.ts';
import { statuses } from './status.ts';
import type { Status } from './status.ts';
import { takenShape, type Taken } from './taken.ts';

/** What an officer adds to a case. All but what stands in the frame of a note is sealed to the reporter too: see `wordTypes`. */
export type OfficerWord =
  | { readonly kind: 'message'; readonly text: string }
  | {
      readonly kind: 'status';
      readonly from: Status;
      readonly to: Status;
      /** The reporter reads it. */
      readonly reason: string;
    }
  | InternalWord
  /** The case has a new key; later letters are sealed to `recipient`. */
  | { readonly kind: 'case-key'; readonly recipient: string; readonly gen: number };

/** Of officers, to officers; of these the reporter gets the term alone, because it is owed to him. */
export type InternalWord =
  | { readonly kind: 'note'; readonly text: string }
  /** A card proposed out of a question and its answer, as the form that it is written in keeps it. */
  | { readonly kind: 'card'; readonly draft: string }
  | ({ readonly kind: 'task' } & CaseTask)
  /** `to`: id in the roster; `null` when nobody works on the case any more. */
  | { readonly kind: 'assign'; readonly to: string | null }
  | TermWord
  /** Who stays away from the case from now on, or comes back to it. */
  | { readonly kind: 'aside'; readonly reason: string }
  | { readonly kind: 'back'; readonly officer: string; readonly reason: string }
  /** What copies of the case do not show: the last word holds. */
  | { readonly kind: 'mask'; readonly masks: Masks }
  | { readonly kind: 'taken'; readonly taken: Taken };

/** The legal basis of the case; `due` is `null` where nobody may name a day. The reporter reads `reason`. */
export interface TermWord {
  readonly kind: 'term';
  readonly term: string;
  readonly due: DateIso | null;
  readonly extended: boolean;
  readonly reason: string;
}

/** The same task is said again when it is done or changed: the last word holds. */
export interface CaseTask {
  readonly id: string;
  readonly text: string;
  readonly due: DateIso | null;
  readonly done: boolean;
}

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
  card: 'officer-note',
  task: 'officer-note',
  assign: 'officer-note',
  term: 'status',
  aside: 'officer-note',
  back: 'officer-note',
  mask: 'officer-note',
  taken: 'officer-note',
  'case-key': 'case-key',
} as const satisfies Record<OfficerWord['kind'], FrameType>;

/** Whether a frame may carry a word. The terms of earlier versions stand in notes, which only officers read. */
export function mayCarry(type: FrameType, word: OfficerWord['kind']): boolean {
  return wordTypes[word] === type || (word === 'term' && type === 'officer-note');
}

/** Whether a word is sealed to the reporter too. */
export function isToReporter(word: OfficerWord['kind']): boolean {
  return wordTypes[word] !== 'officer-note';
}

const status = z.enum(statuses);

export const officerShape: z.ZodType<OfficerPayload> = z.strictObject({
  v: z.literal(1),
  officer: z.string(),
  word: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('message'), text: z.string() }),
    z.strictObject({ kind: z.literal('status'), from: status, to: status, reason: z.string() }),
    z.strictObject({ kind: z.literal('note'), text: z.string() }),
    z.strictObject({ kind: z.literal('card'), draft: z.string() }),
    z.strictObject({
      kind: z.literal('task'),
      id: z.string().regex(idPattern),
      text: z.string(),
      due: day.nullable(),
      done: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('assign'), to: z.string().nullable() }),
    z.strictObject({
      kind: z.literal('term'),
      term: z.string(),
      due: day.nullable(),
      extended: z.boolean(),
      reason: z.string(),
    }),
    z.strictObject({ kind: z.literal('aside'), reason: z.string() }),
    z.strictObject({ kind: z.literal('back'), officer: z.string(), reason: z.string() }),
    z.strictObject({ kind: z.literal('mask'), masks: masksShape }),
    z.strictObject({ kind: z.literal('taken'), taken: takenShape }),
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
