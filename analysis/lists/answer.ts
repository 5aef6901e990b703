import { canonical } from '../../platform/canonical.ts';
import { seal, unseal, type AgeEngine } from '../../platform/crypto/age.ts';
import { wipe } from '../../platform/crypto/bytes.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Language } from '../../platform/language.ts';
import { padded, unpadded } from '../../platform/padded.ts';
import { readShape, z } from '../../platform/shape.ts';
import { listIdPattern, type ListId } from './token.ts';

/** What can be said of a sign, and of a recommendation. */
export const indicatorChoices = ['yes', 'no', 'partly', 'na'] as const;
export const planChoices = ['done', 'working', 'not-done', 'not-needed'] as const;
export const listChoices = [...indicatorChoices, ...planChoices] as const;

export type ListChoice = (typeof listChoices)[number];
export type PlanChoice = (typeof planChoices)[number];

/** One whole answer to a request: plaintext. It ends in `sealAnswer`. */
export interface ListAnswer {
  readonly v: 1;
  readonly type: 'list-answer';
  readonly list: ListId;
  /** The how many-th answer from this link, from 1: the newest counts. */
  readonly seq: number;
  /** Hash of the request that was answered. */
  readonly request: string;
  readonly language: Language;
  /** See `ListKeys`. */
  readonly proof: string;
  /** Opens the files; `null` where there are none. */
  readonly files: { readonly caseId: string; readonly identity: string } | null;
  readonly said: readonly Said[];
}

export interface Said {
  readonly item: string;
  readonly choice: ListChoice;
  readonly note: string | null;
  readonly files: readonly SaidFile[];
}

export interface SaidFile {
  readonly blobId: string;
  readonly sha256: string;
  readonly mime: string;
  readonly extension: string;
  readonly cleaned: boolean;
}

/** So that an answer without notes says nothing by its length. */
const leastBytes = 16 * 1024;

/** Seals an answer to the working group's recipients, recovery included. Nobody can open it without one of their keys. */
export async function sealAnswer(
  age: AgeEngine,
  recipients: readonly string[],
  answer: ListAnswer,
): Promise<Uint8Array> {
  const json = canonical(answer);
  const plain = padded(json, leastBytes);
  try {
    return await seal(recipients.map(age.recipient), plain, age.bulk);
  } finally {
    wipe(plain, json);
  }
}

/**
 * Throws `crypto.auth` and `crypto.format` for what is damaged or not ours to read, `case.context` for an answer of another
 * link or place, and for one that did not come through the link.
 */
export async function openAnswer(
  identity: Parameters<typeof unseal>[0],
  bytes: Uint8Array,
  place: { readonly list: ListId; readonly seq: number; readonly proof: string },
): Promise<ListAnswer> {
  const plain = await unseal(identity, bytes);
  const json = unpadded(plain, 'an answer to a list');
  const read: ListAnswer = readShape(shape, json, 'list answer');
  if (read.list !== place.list || read.seq !== place.seq || read.proof !== place.proof) {
    throw new SenimError('case.context', 'an answer of another link or place');
  }
  return read;
}

const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('list-answer'),
  list: z
    .string()
    .regex(listIdPattern)
    .transform((id) => id as ListId),
  seq: z.int().min(1),
  request: digest,
  language: z.enum(['kk', 'ru', 'en']),
  proof: digest,
  files: z.strictObject({ caseId: z.string(), identity: z.string() }).nullable(),
  said: z.array(
    z.strictObject({
      item: z.string(),
      choice: z.enum(listChoices),
      note: z.string().nullable(),
      files: z.array(
        z.strictObject({
          blobId: z.string().regex(/^[0-9a-f]{32}$/u),
          sha256: digest,
          mime: z.string(),
          extension: z.string(),
          cleaned: z.boolean(),
        }),
      ),
    }),
  ),
});
