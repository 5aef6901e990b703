import { canonical } from '../platform/canonical.ts';
import { xchacha } from '../platform/crypto/aead.ts';
import { identitySeed, identityText } from '../platform/crypto/age.ts';
import {
  base64url,
  concat,
  equal,
  fromBase64url,
  u32,
  utf8,
  wipe,
} from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import { digestPattern } from './ids.ts';
import { kdfShape, readKdf } from './kdf.ts';
import type { Kdf } from './kdf.ts';
import { type RecipientKind, recipientKinds } from './roster-content.ts';

/** An officer's private keys and what the console remembers between visits. */
export interface OfficerKeys {
  /** Id in the roster. */
  readonly officer: string;
  /** The seed of the age hybrid identity. */
  readonly identity: Secret;
  readonly signSeed: Secret;
  readonly pins: OfficerPins;
}

/** What the console believes rather than the server. */
export interface OfficerPins {
  /** ROOT, hex. */
  readonly rootPublic: string;
  readonly rosterSeq: number;
  /** Hash of the last audit entry seen, hex; `null` before the first. */
  readonly auditHead: string | null;
  /** Its number in the chain; absent where there is no head, and in blobs of before. */
  readonly auditSeq?: number;
  /** Whom that roster named, so that a console can say what differs in another one. Absent before the first. */
  readonly recipients?: readonly RecipientPin[];
}

export interface RecipientPin {
  readonly id: string;
  readonly kind: RecipientKind;
  /** Hash of the recipient's public keys, hex. */
  readonly print: string;
}

/** Seals the keys under `kek`; the derivation's parameters are bound to it. */
export function sealOfficerBlob({
  keys,
  kdf,
  kek,
  random,
}: {
  readonly keys: OfficerKeys;
  readonly kdf: Kdf;
  readonly kek: Secret;
  readonly random: Random;
}): Uint8Array {
  const nonce = random(xchacha.nonceLength);
  const header = canonical({ v: 1, kdf: readKdf(kdf), nonce: base64url(nonce) });
  const head = concat(magic, u32(header.length), header);
  const body = canonical({
    v: 1,
    officer: keys.officer,
    identity: identityText(keys.identity),
    signSeed: base64url(keys.signSeed.bytes()),
    pins: keys.pins,
  });
  const context = concat(label('officer/blob'), head);
  const sealed = xchacha.seal({ key: kek.bytes(), nonce, context, bytes: body });
  wipe(body);
  return concat(head, sealed);
}

/** The parameters in a blob's header, not yet authenticated. Throws `officer.kdf-floor` or `crypto.format` as `readKdf`. */
export function blobKdf(bytes: Uint8Array): Kdf {
  return readHead(bytes).kdf;
}

/** Throws `officer.passphrase` when `kek` is not the one (or the blob was changed), `officer.kdf-floor` and `crypto.format` before that. */
export function openOfficerBlob(bytes: Uint8Array, kek: Secret): OfficerKeys {
  const { nonce, head } = readHead(bytes);
  const context = concat(label('officer/blob'), head);
  const sealed = bytes.subarray(head.length);
  const body = openBody({ key: kek.bytes(), nonce, context, bytes: sealed });
  const { officer, identity, signSeed, pins } = readShape(bodyShape, body, 'officer blob');
  wipe(body);
  const seed = new Secret(fromBase64url(signSeed));
  if (seed.bytes().length !== 32) throw new SenimError('crypto.format', 'not a signing key');
  return { officer, identity: identitySeed(identity), signSeed: seed, pins };
}

const magic = concat(utf8('SNOB'), Uint8Array.of(1));

const headShape = z.strictObject({ v: z.literal(1), kdf: kdfShape, nonce: z.string() });

const bodyShape = z.strictObject({
  v: z.literal(1),
  officer: z.string(),
  identity: z.string(),
  signSeed: z.string(),
  pins: z.strictObject({
    rootPublic: z.string().regex(digestPattern),
    rosterSeq: z.int().min(1),
    auditHead: z.string().regex(digestPattern).nullable(),
    auditSeq: z.int().min(1).exactOptional(),
    recipients: z
      .array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(recipientKinds),
          print: z.string().regex(digestPattern),
        }),
      )
      .exactOptional(),
  }),
});

function readHead(bytes: Uint8Array): { kdf: Kdf; nonce: Uint8Array; head: Uint8Array } {
  const jsonAt = magic.length + 4;
  if (bytes.length < jsonAt || !equal(bytes.subarray(0, magic.length), magic)) {
    throw new SenimError('crypto.format', 'not an officer blob');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = bytes.subarray(0, jsonAt + view.getUint32(magic.length));
  const { kdf, nonce } = readShape(headShape, head.subarray(jsonAt), 'officer blob');
  const drawn = fromBase64url(nonce);
  if (drawn.length !== xchacha.nonceLength) {
    throw new SenimError('crypto.format', 'a nonce of the wrong length');
  }
  return { kdf: readKdf(kdf), nonce: drawn, head };
}

function openBody(input: Parameters<typeof xchacha.open>[0]): Uint8Array {
  try {
    return xchacha.open(input);
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    throw new SenimError('officer.passphrase', 'the passphrase does not open these keys');
  }
}
