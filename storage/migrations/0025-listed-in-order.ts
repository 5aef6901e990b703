import type { Migration } from './migration.ts';

/** The list of a group, newest day first and by id within it, is read off an index as it stands there. */
export const listedInOrder: Migration = {
  number: 25,
  steps: [
    'drop index cases_by_group',
    'create index cases_by_group on cases (group_name, day desc, id)',
  ],
};
