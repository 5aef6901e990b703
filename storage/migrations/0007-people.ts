import type { Migration } from './migration.ts';

/** Invitations to the console. The link itself is never stored, and a used one is gone. */
export const people: Migration = {
  number: 7,
  steps: [
    `create table invitations (
      id text primary key,
      token_hash text not null unique,
      role text not null,
      made_by text not null references officers (id),
      expires integer not null
    ) strict, without rowid`,
  ],
};
