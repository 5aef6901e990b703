import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Assertion, Creation } from '../../../platform/crypto/passkey-shape.ts';

/** Why a passkey was not used, as far as browsers tell: most of them say one thing for many reasons. */
export type PasskeyReason = 'unverified' | 'known' | 'site' | 'not-used';

export class PasskeyTrouble extends Error {
  readonly reason: PasskeyReason;
  constructor(reason: PasskeyReason) {
    super(reason);
    this.name = 'PasskeyTrouble';
    this.reason = reason;
  }
}

/** A factor is numbered before it is sent, so that it is one factor where an answer was lost. */
export function newFactorId(): string {
  return hex(systemRandom(16));
}

/** Whether this page may ask for passkeys at all: a safe address with a name, and a browser that knows them. */
export function canUsePasskeys(): boolean {
  const hasName = !/^[\d.]+$|:/.test(location.hostname);
  return window.isSecureContext && hasName && typeof PublicKeyCredential === 'function';
}

/** Throws `PasskeyTrouble`. */
export async function makePasskey(options: Record<string, unknown>): Promise<Creation> {
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  return await asked(async () => {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject } = response;
    return { id, rawId, type, response: { clientDataJSON, attestationObject } };
  });
}

/** Throws `PasskeyTrouble`. */
export async function askPasskey(options: Record<string, unknown>): Promise<Assertion> {
  const optionsJSON = options as unknown as Parameters<
    typeof startAuthentication
  >[0]['optionsJSON'];
  return await asked(async () => {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature } = response;
    return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } };
  });
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new PasskeyTrouble(reasonOf(error));
  }
}

function reasonOf(error: unknown): PasskeyReason {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
      return 'unverified';
    case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
      return 'known';
    case 'ERROR_INVALID_DOMAIN':
    case 'ERROR_INVALID_RP_ID':
      return 'site';
    default:
      return 'not-used';
  }
}
