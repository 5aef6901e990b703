import type { Migration } from './migration.ts';

/** Whether the holder of a receipt was asked what happened since: under a name that only the receipt gives. */
export const checkIns: Migration = {
  number: 9,
  steps: [
    `create table check_ins (
      id text primary key,
      passed integer not null,
      off integer not null check (off in (0, 1))
    ) strict, without rowid`,
  ],
};
