import { canonical } from '../platform/canonical.ts';
import { seal, unseal, type AgeEngine } from '../platform/crypto/age.ts';
import { wipe } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { padded, unpadded } from '../platform/padded.ts';
import { readShape, z } from '../platform/shape.ts';
import type { Words } from './words.ts';
import { surveyIdPattern, type SurveyId } from './survey-id.ts';

/** So that a word and a long sentence are of one length. */
const leastBytes = 1024;

/**
 * One written text, sealed by itself to those who may read it. It names its survey and its question, so that it cannot be
 * moved to another one. `recipients` are those of the survey's readers, recovery included.
 */
export async function sealWords(
  age: AgeEngine,
  recipients: readonly string[],
  survey: SurveyId,
  { question, text }: Words,
): Promise<Uint8Array> {
  const json = canonical({ v: 1, type: 'survey-words', survey, question, text });
  const plain = padded(json, leastBytes);
  try {
    return await seal(recipients.map(age.recipient), plain, age.bulk);
  } finally {
    wipe(plain, json);
  }
}

/**
 * Throws `crypto.auth` and `crypto.format` for what is damaged or not ours to read, and `case.context` for a text that
 * belongs to another survey or question.
 */
export async function openWords(
  identity: Parameters<typeof unseal>[0],
  survey: SurveyId,
  { question, bytes }: { readonly question: string; readonly bytes: Uint8Array },
): Promise<Words> {
  const plain = await unseal(identity, bytes);
  const read = readShape(shape, unpadded(plain, 'a survey text'), 'survey text');
  if (read.survey !== survey || read.question !== question) {
    throw new SenimError('case.context', 'a text of another survey or question');
  }
  return { question: read.question, text: read.text };
}

const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('survey-words'),
  survey: z.string().regex(surveyIdPattern),
  question: z.string(),
  text: z.string(),
});
