import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { SenimError } from '../../platform/errors.ts';
import type { Secret } from '../../platform/secret.ts';
import { copyIn } from '../../storage/copy-in.ts';
import { openDatabase } from '../../storage/database.ts';
import { shredMigrations } from '../../storage/migrations/list.ts';
import type { ShredTables } from '../../storage/tables.ts';
import type { Contents } from './contents.ts';
import { judge, type Judgement } from './judge.ts';
import { unpack } from './unpack.ts';

export interface RestoreOptions {
  readonly archive: string;
  /** The archive of shred keys and secrets; `null`: the cases come back sealed for good. */
  readonly keys: string | null;
  /** Must be empty or absent. */
  readonly to: string;
  /** From two sheets; needed unless the archives were opened elsewhere. */
  readonly recovery: Secret | null;
  readonly newestSeq: number | null;
  /** An empty server that the cases are to stand on from now on; `null`: in SQLite in the folder. */
  readonly server?: Server | null;
}

type Server = Parameters<typeof copyIn>[1];

/**
 * Unpacks both archives into an empty folder and judges what came of it. Throws as `unpack` does; then the folder is empty
 * again, and the same can be tried anew.
 */
export async function restore(
  options: RestoreOptions,
): Promise<Judgement & { readonly day: string }> {
  const { keys, to, recovery, newestSeq, server = null } = options;
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await contentOf(to)).length > 0) {
    throw new SenimError('config', 'the folder is not empty: nothing was written over');
  }
  const contents = await brought(options).catch(async (error: unknown) => {
    // Half an installation must not be taken for one; all of it stands in the archives still.
    for (const name of await contentOf(to)) await rm(join(to, name), { recursive: true });
    throw error;
  });
  const judged = await judge({ dataDir: to, ...server }, contents, {
    recovery,
    hasKeys: keys !== null,
    newestSeq,
  });
  return { ...judged, day: contents.day };
}

/** npm makes a folder for itself in the home of whoever types the command, and that may be this one. */
async function contentOf(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name !== '.npm');
}

async function brought(options: RestoreOptions): Promise<Contents> {
  const { archive, keys, to, recovery, server = null } = options;
  const contents = await typed(unpack(archive, to, recovery), 'senim-backup');
  if (keys === null) await withoutKeys(to);
  else await typed(unpack(keys, to, recovery), 'senim-keys');
  if (server !== null) await copyIn(to, server);
  return contents;
}

/** On purpose, and said so in the end: a start refuses a folder in which the keys are missing. */
async function withoutKeys(folder: string): Promise<void> {
  const shred = await openDatabase<ShredTables>(join(folder, 'shred.db'), shredMigrations);
  await shred.close();
}

async function typed(unpacking: Promise<Contents>, type: Contents['type']): Promise<Contents> {
  const contents = await unpacking;
  if (contents.type === type) return contents;
  throw new SenimError('crypto.format', 'the archives of cases and of keys were exchanged');
}
