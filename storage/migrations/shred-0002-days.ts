import type { Migration } from './migration.ts';

/** The outer keys of the audit's day keys: with one of them gone the details of its day open for nobody. */
export const shredDays: Migration = {
  number: 2,
  steps: [
    `create table day_keys (
      id text primary key,
      day text not null,
      key blob not null check (length(key) = 32)
    ) strict, without rowid`,
  ],
};
