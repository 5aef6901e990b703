import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';

/** The engine by itself: durable rows of 4 KiB, each in a transaction of its own. Rows a second. */
export function insertIntoSqlite(folder: string, rows: number): number {
  using database = new DatabaseSync(join(folder, `raw-${hex(systemRandom(8))}.db`));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table raw (id blob primary key, body blob) without rowid');
  const insert = database.prepare('insert into raw values (?, ?)');
  const made = Array.from({ length: rows }, () => [systemRandom(16), systemRandom(4096)] as const);
  const from = performance.now();
  for (const [id, body] of made) insert.run(id, body);
  return rows / ((performance.now() - from) / 1000);
}
