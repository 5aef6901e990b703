import type { Migration } from './migration.ts';

/** Tables have random keys and no row numbers, so that the order of arrival is not stored. */
export const first: Migration = {
  number: 1,
  steps: [
    `create table cases (
      id text primary key,
      group_name text not null check (group_name in ('default', 'oversight')),
      day text not null,
      due_day text not null,
      closed_day text,
      manifest blob not null,
      key_file blob not null,
      card blob,
      sum text not null
    ) strict, without rowid`,
    'create index cases_by_group on cases (group_name, day)',
    `create table blobs (
      id text primary key,
      case_id text references cases (id),
      draft_day text,
      size integer not null,
      sha256 text not null,
      bytes blob,
      check ((case_id is null) <> (draft_day is null))
    ) strict, without rowid`,
    'create index blobs_by_case on blobs (case_id) where case_id is not null',
    'create index blobs_by_draft_day on blobs (draft_day) where draft_day is not null',
    `create table entries (
      id text primary key,
      case_id text not null references cases (id),
      seq integer not null,
      day text not null,
      sender text not null check (sender in ('officer', 'reporter')),
      to_reporter integer not null check (to_reporter in (0, 1)),
      bytes blob not null,
      sum text not null,
      unique (case_id, seq)
    ) strict, without rowid`,
    `create table reporters (
      id text primary key,
      case_id text not null unique references cases (id),
      day text not null,
      packet blob not null,
      format integer not null,
      sum text not null
    ) strict, without rowid`,
    `create table openings (
      case_id text not null references cases (id),
      role text not null check (role in ('officer', 'oversight')),
      day text not null,
      primary key (case_id, role, day)
    ) strict, without rowid`,
    `create table filings (
      token text primary key,
      case_id text not null,
      expires_day text not null
    ) strict, without rowid`,
    `create table sessions (
      id text primary key,
      version integer not null,
      expires_day text not null,
      blob blob not null
    ) strict, without rowid`,
    'create index sessions_by_expires_day on sessions (expires_day)',
    `create table officers (
      id text primary key,
      role text not null check (role in ('officer', 'oversight', 'analyst', 'administrator')),
      group_name text check (group_name in ('default', 'oversight')),
      auth_hash blob not null,
      blob_header blob not null,
      blob_body blob not null,
      disabled integer not null default 0 check (disabled in (0, 1))
    ) strict, without rowid`,
    `create table officer_sessions (
      id text primary key,
      officer_id text not null references officers (id),
      expires integer not null
    ) strict, without rowid`,
    'create index officer_sessions_by_officer on officer_sessions (officer_id)',
    `create table rosters (
      seq integer primary key,
      bytes blob not null,
      signature blob not null
    ) strict, without rowid`,
    `create table group_keys (
      group_name text not null check (group_name in ('default', 'oversight')),
      generation integer not null,
      sealed blob not null,
      primary key (group_name, generation)
    ) strict, without rowid`,
    `create table audit (
      seq integer primary key,
      prev blob not null unique,
      day text not null,
      kind text not null,
      actor_tag text not null,
      ct blob not null,
      hash blob not null
    ) strict, without rowid`,
    // Rows are added and read, nothing else: a slip in our own code cannot rewrite the chain.
    {
      sqlite: `create trigger audit_keeps before update on audit
        begin select raise(abort, 'audit rows are never changed'); end`,
      postgres: `create function audit_keeps() returns trigger language plpgsql as
        $$ begin raise exception 'audit rows are never changed and never deleted'; end $$`,
    },
    {
      sqlite: `create trigger audit_stays before delete on audit
        begin select raise(abort, 'audit rows are never deleted'); end`,
      postgres: `create trigger audit_keeps before update or delete on audit
        for each row execute function audit_keeps()`,
    },
    `create table audit_day_keys (
      day text not null,
      id text not null,
      sealed blob not null,
      primary key (day, id)
    ) strict, without rowid`,
  ],
};
