import { base64url } from './bytes.ts';
import { hash } from './hash.ts';
import { utf8 } from './bytes.ts';
import type { Creation, Assertion } from './passkey-shape.ts';

/** Where a passkey is asked: it answers to its own site alone, whoever asks. */
export interface Site {
  /** The host name, without a port. */
  readonly id: string;
  readonly origin: string;
}

export interface MadePasskey {
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/** `unverified`: the authenticator was touched but did not check who touched it. */
export type Judged<T> =
  | { readonly kind: 'right'; readonly value: T }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unverified' };

/** What the browser is asked to make; `known` are passkeys of this person that must not be made twice. */
export async function creationOptions(asked: {
  readonly site: Site;
  readonly title: string;
  readonly person: string;
  readonly challenge: Uint8Array;
  readonly known: readonly string[];
}): Promise<Record<string, unknown>> {
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpID: asked.site.id,
    rpName: asked.title,
    userName: asked.person,
    userID: new Uint8Array(hash('console/passkey-person', utf8(asked.person))),
    challenge: new Uint8Array(asked.challenge),
    attestationType: 'none',
    excludeCredentials: asked.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    supportedAlgorithmIDs: [...algorithms],
  });
  return { ...options };
}

/** What the browser is asked to sign. */
export async function assertionOptions(asked: {
  readonly site: Site;
  readonly challenge: Uint8Array;
  readonly known: readonly string[];
}): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: asked.site.id,
    challenge: new Uint8Array(asked.challenge),
    allowCredentials: asked.known.map((id) => ({ id })),
    userVerification: 'required',
  });
  return { ...options };
}

/** Judges what an authenticator made. Never throws for what came from outside. */
export async function judgeCreation(
  response: Creation,
  { site, challenge }: { readonly site: Site; readonly challenge: Uint8Array },
): Promise<Judged<MadePasskey>> {
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: base64url(challenge),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      // Judged below, so that it has a sentence of its own.
      requireUserVerification: false,
      supportedAlgorithmIDs: [...algorithms],
    });
    if (!verified) return { kind: 'wrong' };
    if (!registrationInfo.userVerified) return { kind: 'unverified' };
    const { id, publicKey, counter } = registrationInfo.credential;
    return { kind: 'right', value: { credential: id, publicKey, counter } };
  } catch {
    return { kind: 'wrong' }; // the library's words could quote what was sent
  }
}

/** Judges an assertion against a stored passkey; its value is the passkey's new count. Never throws for what came from outside. */
export async function judgeAssertion(
  response: Assertion,
  passkey: MadePasskey,
  { site, challenge }: { readonly site: Site; readonly challenge: Uint8Array },
): Promise<Judged<number>> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: base64url(challenge),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: false,
    });
    if (!verified) return { kind: 'wrong' };
    if (!authenticationInfo.userVerified) return { kind: 'unverified' };
    return { kind: 'right', value: authenticationInfo.newCounter };
  } catch {
    return { kind: 'wrong' };
  }
}

/** EdDSA, ECDSA on P-256, RSA (Windows Hello). */
const algorithms = [-8, -7, -257] as const;

/** Needed when the first passkey is used, and not before. */
const library = () => import('@simplewebauthn/server');
