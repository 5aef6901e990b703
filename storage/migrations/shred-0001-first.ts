import type { Migration } from './migration.ts';

export const shredFirst: Migration = {
  number: 1,
  steps: [
    `create table shred_keys (
      case_id text primary key,
      key blob not null check (length(key) = 32)
    ) strict, without rowid`,
  ],
};
