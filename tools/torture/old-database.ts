import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openDatabase } from '../../storage/database.ts';
import { migrations } from '../../storage/migrations/list.ts';
import type { Tables } from '../../storage/tables.ts';

const rows = 20;

/** A folder as the version before `younger` steps left it, with cases in it. */
export async function layOldDatabase(dataDir: string, younger: number): Promise<void> {
  await mkdir(dataDir, { mode: 0o700 });
  const path = join(dataDir, 'senim.db');
  await (await openDatabase<Tables>(path, migrations.slice(0, -younger))).close();
  using database = new DatabaseSync(path);
  const insert = database.prepare(
    `insert into cases (id, group_name, day, due_day, manifest, key_file, sum)
     values (?, 'default', '2026-01-05', '2026-01-12', x'00', x'00', '')`,
  );
  for (let at = 0; at < rows; at += 1) insert.run(at.toString(16).padStart(32, '0'));
}

/** How many of its cases are not there any more, and how many are there that never were. */
export function missedIn(dataDir: string): { readonly lost: number; readonly doubled: number } {
  using database = new DatabaseSync(join(dataDir, 'senim.db'), { readOnly: true });
  const schema = database.prepare(`select value from settings where name = 'schema'`).get();
  const isNewest = Number(schema?.['value']) === migrations.at(-1)?.number;
  const found = Number(database.prepare('select count(*) as n from cases').get()?.['n']);
  return { lost: isNewest ? Math.max(0, rows - found) : rows, doubled: Math.max(0, found - rows) };
}
