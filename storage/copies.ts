import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { SenimError } from '../platform/errors.ts';
import type { CopyOut } from './copy-out.ts';
import { keptDay } from './blob-rows.ts';
import { faultOf } from './faults.ts';

/**
 * Copies of the databases in `dataDir`, each of one moment, made while others write. Without drafts, sessions and
 * tokens, which nobody needs after a restore, and without the answers of open surveys: two copies of different days
 * would tell which code came with which answer. Throws `store.full`, `store.busy` or `store.integrity`.
 */
export async function copyMain(
  dataDir: string,
  folder: string,
  server: CopyOut | null,
): Promise<void> {
  const main = join(folder, 'senim.db');
  if (server === null) copy(join(dataDir, 'senim.db'), main, withoutPassing);
  else {
    await server.main(folder);
    cleaned(main, withoutPassing);
  }
  copy(join(dataDir, 'surveys.db'), join(folder, 'surveys.db'), withoutOpenAnswers);
}

/** The shred keys, which the other copies must never lie beside. */
export async function copyShredKeys(
  dataDir: string,
  folder: string,
  server: CopyOut | null,
): Promise<void> {
  const keys = join(folder, 'shred.db');
  if (server === null) copy(join(dataDir, 'shred.db'), keys, '');
  else {
    await server.shredKeys(folder);
    cleaned(keys, '');
  }
}

/** The large blobs that a copied database speaks of, and what else a copy is told by. */
export function contentsOf(folder: string): {
  readonly blobs: readonly {
    readonly id: string;
    readonly size: number;
    readonly sha256: string;
  }[];
  readonly cases: number;
  readonly rosterSeq: number;
  readonly auditSeq: number;
} {
  using database = new DatabaseSync(join(folder, 'senim.db'), { readOnly: true });
  const count = (sql: string): number => Number(database.prepare(sql).get()?.['n'] ?? 0);
  const rows = database.prepare('select id, size, sha256 from blobs where bytes is null').all();
  return {
    blobs: rows.map((row) => ({
      id: String(row['id']),
      size: Number(row['size']),
      sha256: String(row['sha256']),
    })),
    cases: count('select count(*) as n from cases'),
    rosterSeq: count('select max(seq) as n from rosters'),
    auditSeq: count('select max(seq) as n from audit'),
  };
}

const withoutPassing = `
  delete from sessions;
  delete from officer_sessions;
  delete from filings;
  delete from blobs where draft_day is not null and draft_day <> '${keptDay}';
  vacuum;
`;

const withoutOpenAnswers = `
  delete from choices where survey in (select id from surveys where state = 'open');
  delete from words where survey in (select id from surveys where state = 'open');
  update codes set spent_by = null where survey in (select id from surveys where state = 'open');
  delete from seen;
  vacuum;
`;

function copy(from: string, to: string, clean: string): void {
  try {
    {
      using database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
      database.prepare('vacuum into ?').run(to);
    }
    cleaned(to, clean);
  } catch (error) {
    throw faultOf(error);
  }
}

function cleaned(path: string, clean: string): void {
  try {
    using database = new DatabaseSync(path);
    // A copy is one file, without a log beside it.
    database.exec('pragma journal_mode = delete');
    database.exec(`pragma secure_delete = on; ${clean}`);
    const found = database.prepare('pragma integrity_check').get()?.['integrity_check'];
    if (found !== 'ok') throw new SenimError('store.integrity', 'a database is damaged');
  } catch (error) {
    throw faultOf(error);
  }
}
