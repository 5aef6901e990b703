import { canonical } from '../platform/canonical.ts';
import { type AgeEngine, seal, unseal } from '../platform/crypto/age.ts';
import { wipe } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { padded, unpadded } from '../platform/padded.ts';
import { readShape, z } from '../platform/shape.ts';

/** Why something is asked, refused or held back: sealed to those who may read it, bound to what it belongs to. */
export interface Reason {
  /** The request, or the case of a hold; 32 hex digits. */
  readonly about: string;
  readonly text: string;
}

const leastBytes = 1024;

export async function sealReason(
  { about, text }: Reason,
  recipients: readonly string[],
  age: AgeEngine,
): Promise<Uint8Array> {
  const json = canonical({ v: 1, type: 'reason', about, text });
  const plain = padded(json, leastBytes);
  try {
    return await seal(recipients.map(age.recipient), plain);
  } finally {
    wipe(plain, json);
  }
}

/** Throws `crypto.*` for what is damaged or not ours to read, `case.context` for a reason of something else. */
export async function openReason(
  identity: Parameters<typeof unseal>[0],
  { about, bytes }: { readonly about: string; readonly bytes: Uint8Array },
): Promise<string> {
  const plain = await unseal(identity, bytes);
  const read = readShape(shape, unpadded(plain, 'a reason'), 'reason');
  wipe(plain);
  if (read.about !== about) throw new SenimError('case.context', 'a reason of something else');
  return read.text;
}

const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('reason'),
  about: z.string(),
  text: z.string(),
});
