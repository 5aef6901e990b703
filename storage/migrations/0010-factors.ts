import type { Migration } from './migration.ts';

/**
 * Second factors of the console's people, and sessions that their owner can see and end. A factor has days; a session has
 * times, because it is over the same day, and no address.
 */
export const factors: Migration = {
  number: 10,
  steps: [
    `create table officer_factors (
      id text primary key,
      officer_id text not null references officers (id),
      kind text not null check (kind in ('passkey', 'totp')),
      name text not null,
      added_day text not null,
      used_day text,
      credential text unique,
      site text,
      secret blob not null,
      counter integer not null
    ) strict, without rowid`,
    'create index officer_factors_by_officer on officer_factors (officer_id)',
    `create table officer_codes (
      hash text primary key,
      officer_id text not null references officers (id)
    ) strict, without rowid`,
    'create index officer_codes_by_officer on officer_codes (officer_id)',
    // Whoever was signed in signs in again.
    'drop table officer_sessions',
    `create table officer_sessions (
      id text primary key,
      tag text not null unique,
      officer_id text not null references officers (id),
      name text not null,
      begun integer not null,
      used integer not null,
      proved integer not null,
      expires integer not null,
      ended integer not null check (ended in (0, 1))
    ) strict, without rowid`,
    'create index officer_sessions_by_officer on officer_sessions (officer_id)',
  ],
};
