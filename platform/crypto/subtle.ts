import { SenimError } from '../errors.ts';
import { aesGcm, type AeadInput } from './aead.ts';
import { concat, wipe } from './bytes.ts';
import { label, sha256 } from './hash.ts';

// The engine of the browser and of Node does AES and SHA-256 in machine instructions. The bytes are the same; where a page
// has no secure context there is none, and JavaScript does the work.

/** Opens many sealed runs of bytes under one key. Throws `crypto.auth` as `aesGcm.open`. */
export type GcmOpener = (sealed: Omit<AeadInput, 'key'>) => Promise<Uint8Array>;

/** The engine's own copy of the key cannot be read from it and ends with the opener: keep that no longer than the work. */
export async function gcmOpener(
  key: Uint8Array,
  engine: SubtleCrypto | null = here(),
): Promise<GcmOpener> {
  if (engine === null) return async (sealed) => aesGcm.open({ ...sealed, key });
  const held = await engine.importKey('raw', own(key), 'AES-GCM', false, ['decrypt']);
  return async ({ nonce, context, bytes }) => {
    const how = { name: 'AES-GCM', iv: own(nonce), additionalData: own(context) };
    try {
      return new Uint8Array(await engine.decrypt(how, held, own(bytes)));
    } catch {
      throw new SenimError('crypto.auth', 'sealed bytes do not open under this key and context');
    }
  };
}

/** `sha256` for whole files. */
export async function sha256Of(
  bytes: Uint8Array,
  engine: SubtleCrypto | null = here(),
): Promise<Uint8Array> {
  if (engine === null) return sha256(bytes);
  return new Uint8Array(await engine.digest('SHA-256', own(bytes)));
}

/** `hash` for whole files. */
export async function hashOfWhole(
  name: string,
  bytes: Uint8Array,
  engine: SubtleCrypto | null = here(),
): Promise<Uint8Array> {
  const labelled = concat(label(name), bytes);
  const digest = await sha256Of(labelled, engine);
  wipe(labelled);
  return digest;
}

function here(): SubtleCrypto | null {
  return (globalThis.crypto as { readonly subtle?: SubtleCrypto }).subtle ?? null;
}

/** The engine's types ask for bytes that no other thread can write. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Uint8Array.from(bytes);
}
