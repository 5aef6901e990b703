import { padded, unpadded } from '../platform/padded.ts';
import type { Message } from '../dialogs/message.ts';
import { packState, unpackState, type PackedState } from '../dialogs/pack.ts';
import type { State } from '../dialogs/state.ts';
import { xchacha } from '../platform/crypto/aead.ts';
import { concat, hex, utf8, wipe } from '../platform/crypto/bytes.ts';
import { hash, hkdf } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';

/** What is kept of an unfinished dialog between two turns, all of it under the client's key. */
export interface Box {
  readonly state: State;
  /** What was said once and would not be said again when the step is shown anew. */
  readonly notes: readonly Message[];
  /** Words that could not be taken, to be put back into the field. */
  readonly unsaved: string | null;
  /** Milliseconds since the epoch after which the box is not opened any more. */
  readonly until: number;
}

type PackedBox = readonly [
  state: PackedState,
  notes: Box['notes'],
  unsaved: Box['unsaved'],
  until: Box['until'],
];

export interface BoxKeys {
  /** Names the row: a hash of something that only the client's key yields. Hex. */
  readonly idHash: string;
  readonly key: Uint8Array;
}

/** Short drafts all look alike, and with their row they just fill a page of the store. */
const leastBytes = 960;

export function boxKeys(clientKey: Uint8Array): BoxKeys {
  return {
    idHash: hex(hash('session/row', hkdf(clientKey, 'session/id'))),
    key: hkdf(clientKey, 'session/box'),
  };
}

export function sealBox(keys: BoxKeys, box: Box, random: Random): Uint8Array {
  const { state, notes, unsaved, until } = box;
  const packed: PackedBox = [packState(state), notes, unsaved, until];
  const json = utf8(JSON.stringify(packed));
  const plain = padded(json, leastBytes);
  const nonce = random(xchacha.nonceLength);
  const sealed = xchacha.seal({ key: keys.key, nonce, context: utf8(keys.idHash), bytes: plain });
  wipe(plain, json);
  return concat(nonce, sealed);
}

/** Throws `crypto.auth` when the blob was changed or stands in another row. */
export function openBox(keys: BoxKeys, blob: Uint8Array): Box {
  const plain = xchacha.open({
    key: keys.key,
    nonce: blob.subarray(0, xchacha.nonceLength),
    context: utf8(keys.idHash),
    bytes: blob.subarray(xchacha.nonceLength),
  });
  const text = new TextDecoder().decode(unpadded(plain, 'a draft'));
  wipe(plain);
  const [state, notes, unsaved, until] = JSON.parse(text) as PackedBox;
  return { state: unpackState(state), notes, unsaved, until };
}
