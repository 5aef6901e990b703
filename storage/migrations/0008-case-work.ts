import type { Migration } from './migration.ts';

/**
 * The last day of the term that the law gives, cards that two officers do not overwrite, and who stays away from which
 * case: see docs/decisions on what the last one reveals.
 */
export const caseWork: Migration = {
  number: 8,
  steps: [
    'alter table cases add column term_day text',
    'alter table cases add column card_version integer not null default 0',
    `create table case_asides (
      case_id text not null references cases (id),
      officer_id text not null,
      primary key (case_id, officer_id)
    ) strict, without rowid`,
  ],
};
