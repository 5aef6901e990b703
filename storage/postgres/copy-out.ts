import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Transaction } from 'kysely';

import type { BlobId } from '../../cases/sealed.ts';
import { keptDay } from '../blob-rows.ts';
import { blobParts } from '../blob-parts.ts';
import { openDatabase } from '../database.ts';
import { migrations, shredMigrations } from '../migrations/list.ts';
import type { Migration } from '../migrations/migration.ts';
import { type AnyTables, copyTables, serverRows, sqliteTables } from '../table-copy.ts';
import type { SettingRow, ShredTables, Tables } from '../tables.ts';
import type { Snapshot } from './open.ts';

/** What nobody needs after a restore. */
const passing: ReadonlySet<string> = new Set(['sessions', 'officer_sessions', 'filings']);

/**
 * Copies the cases of a server into `senim.db` and `blobs/` of a folder, all as of one moment, while others write: from
 * there on it is an installation on SQLite like any other. Without drafts, sessions and tokens.
 */
export async function copyOutMain(snapshot: Snapshot<Tables>, folder: string): Promise<void> {
  await snapshot(async (tx) => {
    await copyOut(join(folder, 'senim.db'), migrations, tx as unknown as Transaction<AnyTables>);
    const rows = await tx
      .selectFrom('blobs')
      .select('id')
      .where('bytes', 'is', null)
      .where((where) =>
        where.or([where('draft_day', 'is', null), where('draft_day', '=', keptDay)]),
      )
      .execute();
    const { stream } = blobParts({ read: tx, writeRow: refused }, refused);
    for (const { id } of rows) await writeBlob(folder, id, stream(id));
  });
}

/** The same for the shred keys, into `shred.db`. */
export async function copyOutShredKeys(
  snapshot: Snapshot<ShredTables>,
  folder: string,
): Promise<void> {
  const path = join(folder, 'shred.db');
  await snapshot((tx) => copyOut(path, shredMigrations, tx as unknown as Transaction<AnyTables>));
}

async function copyOut(
  path: string,
  steps: readonly Migration[],
  tx: Transaction<AnyTables>,
): Promise<void> {
  const target = await openDatabase<AnyTables & { settings: SettingRow }>(path, steps);
  try {
    const { names } = await sqliteTables(target.read);
    const wanted = names.filter((name) => !passing.has(name));
    await target.write((into) =>
      copyTables({ names: wanted, rows: (table) => serverRows(tx, table) }, into),
    );
    await target.checkpoint();
  } finally {
    await target.close();
  }
}

async function writeBlob(
  folder: string,
  id: BlobId,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const path = join(folder, 'blobs', id.slice(0, 2), id);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await using file = await open(path, 'wx', 0o600);
  for await (const chunk of bytes) await file.writeFile(chunk);
}

function refused(): never {
  throw new TypeError('a copy writes nothing on the server');
}
