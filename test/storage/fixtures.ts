import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import type { SealedBlob, SealedBytes, SealedCase, SealedEntry } from '../../cases/sealed.ts';
import type { GroupName } from '../../dialogs/outcome.ts';
import { newBlobId, newCaseId, newEntryId } from '../../cases/ids.ts';
import { shredKeyFile } from '../../cases/key-file.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import type { DateIso } from '../../platform/time.ts';
import type { StoredBytes } from '../../storage/blobs.ts';
import type { Officer } from '../../storage/officer.ts';
import { type Store, type StoreOptions, openStore } from '../../storage/store.ts';
import type { Place } from './place.ts';

export const today = '2026-11-26' as DateIso;
export const tomorrow = '2026-11-27' as DateIso;

export const officer: Officer = { id: 'aigerim', role: 'officer', group: 'default' };
export const overseer: Officer = { id: 'berik', role: 'oversight', group: 'oversight' };

/** A folder of its own, gone afterwards. */
export async function tempFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'senim-store-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A store in a folder of its own, both gone afterwards. */
export async function tempStore(
  options: Omit<StoreOptions, 'dataDir'> = {},
): Promise<Place & { readonly store: Store }> {
  const place = await tempPlace();
  const store = await openStore({ ...place.options, ...options });
  return {
    ...place,
    store,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

/** A place for a store that is opened later, or again. */
export async function tempPlace(): Promise<Place> {
  const folder = await tempFolder();
  // Processes of their own use the rest of this file, and know no test runner.
  const { newPlace } = await import('./place.ts');
  const place = await newPlace(join(folder.path, 'data'));
  return {
    ...place,
    [Symbol.asyncDispose]: async () => {
      await place[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export function sealed(length: number): SealedBytes {
  return systemRandom(length) as SealedBytes;
}

export function sealedBlob(length: number): SealedBlob {
  const bytes = length > 65_536 ? bulk(length) : sealed(length);
  return { blobId: newBlobId(systemRandom), bytes, sha256: sha256Hex(bytes) };
}

export function sealedEntry(
  from: 'officer' | 'reporter',
  toReporter = from === 'officer',
): SealedEntry {
  const bytes = sealed(6000);
  return { entryId: newEntryId(systemRandom), bytes, sha256: sha256Hex(bytes), from, toReporter };
}

/** As large as a real text report to four recipients; what the group would open is `inner`. */
export function sealedCase(
  change: Partial<SealedCase> & { readonly inner?: Uint8Array } = {},
): SealedCase {
  const { inner = sealed(6480), ...rest } = change;
  const caseId = rest.caseId ?? newCaseId(systemRandom);
  const shred = new Secret(systemRandom(32));
  return {
    caseId,
    group: 'default' satisfies GroupName,
    day: today,
    dueDay: '2026-12-03' as DateIso,
    rosterSeq: 1,
    keyFile: shredKeyFile({ bytes: inner, shred, caseId, random: systemRandom }),
    manifest: sealed(5800),
    blobs: [sealedBlob(5800)],
    files: [],
    shred,
    reporter: { id: hex(systemRandom(32)), packet: sealed(2200) },
    ...rest,
  };
}

export function filing(
  token: Uint8Array = systemRandom(32),
): Parameters<Store['intake']['fileCase']>[1] {
  return { idempotency: token, session: null };
}

// `getRandomValues` draws 65,536 bytes at most.
function bulk(length: number): SealedBytes {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) {
    bytes.set(systemRandom(Math.min(65_536, length - at)), at);
  }
  return bytes as SealedBytes;
}

/** What a stored file holds. Throws `TypeError` where there is none. */
export async function bytesOf(stored: StoredBytes | null): Promise<Uint8Array> {
  if (stored === null) throw new TypeError('there is no such file');
  return await buffer(stored.stream());
}
