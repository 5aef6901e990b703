import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { chainHash } from '../../cases/audit-chain.ts';
import type { DateIso } from '../../platform/time.ts';
import { dropTriggers } from './thief.ts';

/** A line of the audit as it stands in the database. */
export interface AuditRow {
  readonly seq: number;
  readonly prev: Uint8Array;
  readonly day: DateIso;
  readonly kind: string;
  readonly actor_tag: string;
  readonly ct: Uint8Array;
  readonly hash: Uint8Array;
}

/** Puts another chain in place; `anew` with numbers and hashes that fit, as whoever holds the server can make them. */
export function rewriteChain(
  dataDir: string,
  change: (rows: readonly AuditRow[]) => readonly AuditRow[],
  anew: boolean,
): void {
  using db = new DatabaseSync(join(dataDir, 'senim.db'));
  dropTriggers(db);
  const rows = db.prepare('select * from audit order by seq').all() as unknown as AuditRow[];
  db.exec('delete from audit');
  const into = db.prepare(
    'insert into audit (seq, prev, day, kind, actor_tag, ct, hash) values (?, ?, ?, ?, ?, ?, ?)',
  );
  let prev: Uint8Array = new Uint8Array(32);
  for (const [place, row] of change(rows).entries()) {
    const { day, kind, ct, actor_tag: actorTag } = row;
    const link = anew ? { seq: place + 1, prev } : { seq: row.seq, prev: row.prev };
    const hash = anew ? chainHash({ ...link, day, kind, actorTag, ct }) : row.hash;
    into.run(link.seq, link.prev, day, kind, actorTag, ct, hash);
    prev = hash;
  }
}
