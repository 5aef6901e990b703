import type { Migration } from './migration.ts';

/** Published statistics, as they were signed, and what the officers of a group keep beside their own figures. */
export const statistics: Migration = {
  number: 12,
  steps: [
    `create table snapshots (
      number integer primary key,
      bytes blob not null,
      signature blob not null
    ) strict, without rowid`,
    `create table group_documents (
      id text primary key,
      group_name text not null check (group_name in ('default', 'oversight')),
      kind text not null,
      version integer not null,
      bytes blob not null
    ) strict, without rowid`,
  ],
};
