import { combine, split } from 'shamir-secret-sharing';
import { SenimError } from '../errors.ts';
import { Secret } from '../secret.ts';

/** Three shares of a secret, of which any two give it back and one tells nothing. */
export async function splitInThree(secret: Secret): Promise<readonly Uint8Array[]> {
  return await split(secret.bytes(), 3, 2);
}

/** The result is not checked: shares of two secrets give a third one. Throws `crypto.format` for what are no two shares. */
export async function joinTwo(first: Uint8Array, second: Uint8Array): Promise<Secret> {
  try {
    return new Secret(await combine([first, second]));
  } catch {
    throw new SenimError('crypto.format', 'not two shares of one secret');
  }
}
