import type { Migration } from './migration.ts';

/**
 * Where the database is on a server, files stand in it too: another machine has no folder in common with this one, and a
 * standby would not have them. `day` stands only while a file is being written.
 */
export const blobParts: Migration = {
  number: 15,
  steps: [
    {
      sqlite: null,
      postgres: `create table blob_files (
        id text collate "C" primary key,
        day text collate "C"
      )`,
    },
    {
      sqlite: null,
      postgres: `create table blob_parts (
        id text collate "C" not null references blob_files (id) on delete cascade,
        place bigint not null,
        bytes bytea not null,
        primary key (id, place)
      )`,
    },
    // Ciphertext cannot be packed any tighter: nobody needs to try.
    {
      sqlite: null,
      postgres: 'alter table blob_parts alter column bytes set storage external',
    },
  ],
};
