import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * So many cases beside the one that stands in a closed store, each with a row in every table that a filing writes to, at
 * once and without their ciphertext, which would be 23 GB. So it shows what many rows cost, and not what long ones do.
 */
export function fill(dataDir: string, cases: number): void {
  {
    using main = opened(join(dataDir, 'senim.db'), cases);
    main.exec(`
      insert into cases (place, id, group_name, day, due_day, manifest, key_file, sum, wrapped)
        select ${drawn}, id, 'default', day, day, x'00', x'00', '', 1 from numbered;
      insert into blobs (place, id, case_id, size, sha256, bytes)
        select ${drawn}, id, id, 1, hex(randomblob(32)), x'00' from numbered;
      insert into reporters (place, id, case_id, day, packet, format, sum)
        select ${drawn}, id || id, id, day, x'00', 1, '' from numbered;
      insert into filings (token, case_id, expires_day)
        select id || id, id, '9999-12-31' from numbered;
      insert into audit (seq, prev, day, kind, actor_tag, ct, hash)
        select -n, randomblob(32), day, 'filed', '', x'00', randomblob(32) from numbered;
      commit;
    `);
  }
  using shred = opened(join(dataDir, 'shred.db'), cases);
  shred.exec(`
    insert into shred_keys (case_id, key) select id, randomblob(32) from numbered;
    commit;
  `);
}

/** Where a row stands: see `storage/place.ts`. */
const drawn = 'random() & 0x1fffffffffffff';

/** With a table of the cases to come: in the order of their ids, which are spread over all that there may be. */
function opened(path: string, cases: number): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  const step = Math.floor(0xff_ff_ff_ff / (cases + 1));
  database.exec(`
    pragma cache_size = -200000;
    pragma temp_store = memory;
    begin;
    create temporary table numbered as
      with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${cases})
      select n, printf('%08x', n * ${step}) || lower(hex(randomblob(12))) as id,
        date('2016-01-01', (n * 3650 / ${cases}) || ' days') as day
      from counted;
  `);
  return database;
}
