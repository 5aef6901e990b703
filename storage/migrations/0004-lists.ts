import type { Migration } from './migration.ts';

/**
 * Check-lists of the analysis. A request stands under a key that only its link gives; an answer is sealed to the working
 * group and knows its day and how many-th it is, nothing more.
 */
export const lists: Migration = {
  number: 4,
  steps: [
    `create table lists (
      id text primary key,
      project text not null,
      packet blob not null,
      state text not null check (state in ('open', 'withdrawn', 'closed'))
    ) strict, without rowid`,
    'create index lists_by_project on lists (project)',
    `create table list_answers (
      list_id text not null references lists (id),
      seq integer not null,
      day text not null,
      once text not null unique,
      bytes blob not null,
      primary key (list_id, seq)
    ) strict, without rowid`,
    `create table list_files (
      blob_id text primary key,
      list_id text not null references lists (id)
    ) strict, without rowid`,
  ],
};
