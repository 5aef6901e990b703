import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import { Stanza } from 'age-encryption';
import type { Identity, Recipient } from 'age-encryption';
import { SenimError } from '../errors.ts';
import { recipientBytes, recipientText } from './age.ts';
import type { AgeEngine } from './age.ts';
import type { Argon2id } from './argon2id.ts';
import { wipe } from './bytes.ts';
import { nativeBulk } from './native-bulk.ts';
import { kemPublic, kemPublicOf, kemReceive, kemSend, shareLength } from './native-kem.ts';
import { unwrapFileKey, wrapFileKey } from './native-hpke.ts';
import type { Secret } from '../secret.ts';

/** `portableAge` on OpenSSL: its files open with any age, and it opens theirs. Node only. */
export const nativeAge: AgeEngine = {
  recipient: nativeRecipient,
  identity: nativeIdentity,
  recipientOf: async (seed) => recipientText(kemPublicOf(seed.bytes())),
  bulk: nativeBulk,
};

/** Argon2id in a thread of libuv. Node only. */
export const nativeArgon2id: Argon2id = async ({
  passphrase,
  salt,
  memoryKib,
  passes,
  lanes,
  length,
}) =>
  new Uint8Array(
    await promisify(argon2)('argon2id', {
      message: passphrase,
      nonce: salt,
      memory: memoryKib,
      passes,
      parallelism: lanes,
      tagLength: length,
    }),
  );

const stanzaName = 'mlkem768x25519';
const remembered = new Map<string, Recipient>();
const mostRemembered = 64;

// A body has a handful of recipients, and reading their keys costs more than wrapping for them.
function nativeRecipient(text: string): Recipient {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const to = kemPublic(recipientBytes(text));
  const recipient: Recipient = {
    wrapFileKey: (fileKey) => {
      const { shared, share } = kemSend(to);
      const body = wrapFileKey(shared, fileKey);
      wipe(shared);
      return [new Stanza([stanzaName, base64(share)], body)];
    },
  };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, recipient);
  return recipient;
}

function nativeIdentity(seed: Secret): Identity {
  return {
    unwrapFileKey: (stanzas) => {
      for (const stanza of stanzas) {
        if (stanza.args[0] !== stanzaName) continue;
        const shared = kemReceive(seed.bytes(), readShare(stanza));
        const fileKey = unwrapFileKey(shared, stanza.body);
        wipe(shared);
        if (fileKey !== null) return fileKey;
      }
      return null;
    },
  };
}

function readShare(stanza: Stanza): Uint8Array {
  const text = stanza.args[1] ?? '';
  const share = Buffer.from(text, 'base64');
  const sound = stanza.args.length === 2 && base64(share) === text && stanza.body.length === 32;
  if (!sound || share.length !== shareLength) {
    throw new SenimError('crypto.format', 'damaged age stanza');
  }
  return share;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
