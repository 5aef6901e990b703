import { buffer } from 'node:stream/consumers';

import { peelKeyFile } from '../cases/key-file.ts';
import type { BlobId, CaseId, EntryId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { storedBytes } from './blobs.ts';
import { type EngineOptions, openEngine } from './engine.ts';
import { shredKeyStore } from './shred-keys.ts';

/** All that is stored of a case; still sealed to its group. */
export interface RawCase {
  readonly caseId: CaseId;
  readonly group: GroupName;
  /** The roster to whose members the key is sealed. */
  readonly wrapped: number;
  /** Without its outer layer. */
  readonly keyFile: SealedBytes;
  readonly manifest: SealedBytes;
  /** The report and its files, largest included: for tools, not for pages. */
  readonly blobs: readonly { readonly blobId: BlobId; readonly bytes: Uint8Array }[];
  readonly entries: readonly { readonly entryId: EntryId; readonly bytes: SealedBytes }[];
}

/**
 * Cases as tools at the machine itself read them, to prove that a copy is whole: no officer asks, nothing is written
 * down, and nothing opens without a key of the group. No page may use it.
 */
export interface RawCases extends AsyncDisposable {
  readonly ids: () => Promise<readonly CaseId[]>;
  /** `null`: no such case, or its shred key is gone. */
  readonly read: (caseId: CaseId) => Promise<RawCase | null>;
}

/** Opens a store for them alone; no part of a running one leads here. */
export async function openRawCases(options: EngineOptions): Promise<RawCases> {
  await using opened = new AsyncDisposableStack();
  const { engine, database, shred, files } = await openEngine(options);
  opened.defer(database.close);
  opened.defer(shred.close);
  const { read } = database;
  const shredKeys = shredKeyStore(shred, engine);
  const resources = opened.move();
  return {
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
    ids: async () => {
      const rows = await read.selectFrom('cases').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
    read: async (caseId) => {
      const row = await read
        .selectFrom('cases')
        .selectAll()
        .where('id', '=', caseId)
        .executeTakeFirst();
      const shred = await shredKeys.get(caseId);
      if (row === undefined || shred === null) return null;
      const stored = await read
        .selectFrom('blobs')
        .selectAll()
        .where('case_id', '=', caseId)
        .execute();
      const blobs: RawCase['blobs'][number][] = [];
      for (const blob of stored) {
        const bytes = await buffer(storedBytes(blob, files).stream());
        blobs.push({ blobId: blob.id, bytes: new Uint8Array(bytes) });
      }
      const entries = await read
        .selectFrom('entries')
        .select(['id as entryId', 'bytes'])
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      const keyFile = peelKeyFile({ bytes: row.key_file, shred, caseId }) as SealedBytes;
      const { group_name: group, wrapped, manifest } = row;
      return { caseId, group, wrapped, keyFile, manifest, blobs, entries };
    },
  };
}
