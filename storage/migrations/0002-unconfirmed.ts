import type { Migration } from './migration.ts';

/** Of cases that stand already nobody knows whether the receipt arrived: they are not marked. */
export const unconfirmed: Migration = {
  number: 2,
  steps: [
    'alter table cases add column unconfirmed_until text',
    `create index cases_unconfirmed on cases (unconfirmed_until)
      where unconfirmed_until is not null`,
  ],
};
