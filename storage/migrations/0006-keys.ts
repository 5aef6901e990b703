import type { Migration } from './migration.ts';

/**
 * `wrapped` is the number of the roster to whose members a key is sealed: what is behind the newest one is wrapped
 * anew by a console. Before this step there was but one roster, the first.
 */
export const keys: Migration = {
  number: 6,
  steps: [
    'alter table cases add column wrapped integer not null default 1',
    'create index cases_by_wrapped on cases (group_name, wrapped)',
    'alter table group_keys add column wrapped integer not null default 1',
    `create table enrolments (
      officer_id text primary key references officers (id),
      kind text not null,
      group_name text not null,
      age text not null,
      ed25519 text not null,
      day text not null
    ) strict, without rowid`,
  ],
};
