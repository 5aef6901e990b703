import type { Migration } from './migration.ts';

/** The cases that the house filed itself to see whether filing works: no officer sees them, nobody counts them. */
export const selfChecks: Migration = {
  number: 16,
  steps: [
    `create table self_checks (
      case_id text primary key references cases (id),
      day text not null
    ) strict, without rowid`,
  ],
};
