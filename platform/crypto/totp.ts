import { Secret as Base, TOTP } from 'otpauth';

import type { Random } from './random.ts';

/** What every authenticator app assumes where nothing else is said. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Bytes of a secret: as long as the digest, as RFC 4226 asks. */
const secretLength = 20;

export function newTotpSecret(random: Random): Uint8Array {
  return random(secretLength);
}

/** The secret as people type it and as a QR code carries it. Both are the secret itself. */
export function totpInvitation(
  secret: Uint8Array,
  names: { readonly issuer: string; readonly account: string },
): { readonly typed: string; readonly address: string } {
  const totp = totpOf(secret, names);
  return { typed: totp.secret.base32, address: totp.toString() };
}

/**
 * The step of 30 seconds since the epoch to which the code belongs: the present one, the one before or the one after;
 * `null` for any other code. That a step counts once is the caller's to remember.
 */
export function totpStep(secret: Uint8Array, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const totp = totpOf(secret, { issuer: '', account: '' });
  const away = totp.validate({ token: code, timestamp: now, window: 1 });
  return away === null ? null : totp.counter({ timestamp: now }) + away;
}

function totpOf(
  secret: Uint8Array,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): TOTP {
  const own = new Uint8Array(secret); // the library takes a whole buffer, and ours may be a part of one
  return new TOTP({ ...shape, issuer, label: account, secret: new Base({ buffer: own.buffer }) });
}
