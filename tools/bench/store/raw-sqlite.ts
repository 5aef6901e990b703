import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { partLengths } from './part-lengths.ts';

/** The engine by itself: durable rows of 4 KiB, each in a transaction of its own. Rows a second. */
export function insertIntoSqlite(folder: string, rows: number): number {
  using database = opened(folder);
  database.exec('create table raw (id blob primary key, body blob) without rowid');
  const insert = database.prepare('insert into raw values (?, ?)');
  const made = Array.from({ length: rows }, () => [systemRandom(16), systemRandom(4096)] as const);
  const from = performance.now();
  for (const [id, body] of made) insert.run(id, body);
  return rows / ((performance.now() - from) / 1000);
}

/**
 * What a case consists of, as bare rows: a few cases to a transaction, as many as send at once. No chain, no references,
 * no second index, nothing asked before. Cases a second.
 */
export function insertBareCases(folder: string, cases: number, atOnce: number): number {
  using database = opened(folder);
  const inserts = partLengths.map((_, at) => {
    database.exec(`create table bare_${at} (id blob primary key, body blob) without rowid`);
    return database.prepare(`insert into bare_${at} values (?, ?)`);
  });
  const made = Array.from({ length: cases }, () => ({
    id: systemRandom(16),
    parts: partLengths.map(systemRandom),
  }));
  const from = performance.now();
  for (let first = 0; first < cases; first += atOnce) {
    database.exec('begin immediate');
    for (const { id, parts } of made.slice(first, first + atOnce)) {
      for (const [at, insert] of inserts.entries()) insert.run(id, parts[at] ?? null);
    }
    database.exec('commit');
  }
  return cases / ((performance.now() - from) / 1000);
}

function opened(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, `raw-${hex(systemRandom(8))}.db`));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  return database;
}
