import type { Encrypter, Recipient } from 'age-encryption';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bulk } from './bulk.ts';
import { joinBytes, utf8, wipe } from './bytes.ts';

/** The payload of one age file (STREAM in chunks of 64 KiB), with the cipher of the caller. */
export interface Payload {
  /** Header and nonce, which stand before the chunks. */
  readonly head: Uint8Array;
  /** A whole chunk that is not the last, or the rest that is: sealed, in two pieces. */
  readonly chunk: (bytes: Uint8Array, last: boolean) => readonly [Uint8Array, Uint8Array];
}

/**
 * `encrypter` writes keys, stanzas and MAC as always, around an empty file whose one chunk is thrown away and
 * never leaves this function; only the chunks are made elsewhere.
 */
export async function startPayload(encrypter: Encrypter, { chacha }: Bulk): Promise<Payload> {
  const seen: Uint8Array[] = [];
  const witness: Recipient = {
    wrapFileKey: (fileKey) => {
      seen.push(Uint8Array.from(fileKey));
      return [];
    },
  };
  encrypter.addRecipient(witness);
  const empty = await encrypter.encrypt(new Uint8Array());
  const [fileKey] = seen;
  if (fileKey === undefined) throw new TypeError('age made no file key');
  const head = empty.subarray(0, -tagLength);
  const key = hkdf(sha256, fileKey, head.subarray(-nonceLength), utf8('payload'), 32);
  wipe(fileKey);
  let count = 0;
  return {
    head,
    chunk: (bytes, last) => {
      const nonce = new Uint8Array(12);
      const view = new DataView(nonce.buffer);
      view.setUint32(7, count);
      view.setUint8(11, last ? 1 : 0);
      count += 1;
      const sealed = chacha(key, nonce, bytes);
      if (last) wipe(key);
      return sealed;
    },
  };
}

export function sealWhole({ head, chunk }: Payload, bytes: Uint8Array): Uint8Array {
  const parts = [head];
  let at = 0;
  for (; at + chunkLength < bytes.length; at += chunkLength) {
    parts.push(...chunk(bytes.subarray(at, at + chunkLength), false));
  }
  parts.push(...chunk(bytes.subarray(at), true));
  return joinBytes(parts);
}

/** Holds one chunk at a time. */
export function sealPieces({ head, chunk }: Payload): TransformStream<Uint8Array, Uint8Array> {
  const held = new Uint8Array(chunkLength);
  let used = 0;
  return new TransformStream({
    start(controller) {
      controller.enqueue(head);
    },
    transform(piece, controller) {
      for (let at = 0; at < piece.length;) {
        // A full chunk waits for more: only what follows tells whether it is the last.
        if (used === chunkLength) {
          for (const part of chunk(held, false)) controller.enqueue(part);
          used = 0;
        }
        const taken = piece.subarray(at, at + chunkLength - used);
        held.set(taken, used);
        used += taken.length;
        at += taken.length;
      }
    },
    flush(controller) {
      for (const part of chunk(held.subarray(0, used), true)) controller.enqueue(part);
      wipe(held);
    },
  });
}

const chunkLength = 64 * 1024;
const tagLength = 16;
const nonceLength = 16;
