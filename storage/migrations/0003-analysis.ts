import type { Migration } from './migration.ts';

/**
 * What the working group writes about risks, sealed in its browsers, and one more role. SQLite cannot widen a check, so
 * the table of officers is made anew; their sessions end with it, and they sign in again.
 */
export const analysis: Migration = {
  number: 3,
  steps: [
    'delete from officer_sessions',
    {
      postgres: 'alter table officers drop constraint officers_role_check',
      sqlite: `create table officers_new (
        id text primary key,
        role text not null
          check (role in ('officer', 'oversight', 'analyst', 'analysis', 'administrator')),
        group_name text check (group_name in ('default', 'oversight')),
        auth_hash blob not null,
        blob_header blob not null,
        blob_body blob not null,
        disabled integer not null default 0 check (disabled in (0, 1))
      ) strict, without rowid`,
    },
    {
      postgres: `alter table officers add constraint officers_role_check
        check (role in ('officer', 'oversight', 'analyst', 'analysis', 'administrator'))`,
      sqlite: `insert into officers_new
        select id, role, group_name, auth_hash, blob_header, blob_body, disabled from officers`,
    },
    { postgres: null, sqlite: 'drop table officers' },
    { postgres: null, sqlite: 'alter table officers_new rename to officers' },
    `create table analysis_keys (
      generation integer primary key,
      roster_seq integer not null,
      sealed blob not null
    ) strict, without rowid`,
    `create table analysis_documents (
      id text primary key,
      project text not null,
      kind text not null,
      version integer not null,
      bytes blob not null
    ) strict, without rowid`,
    'create index analysis_documents_by_project on analysis_documents (project, kind)',
    'create index analysis_documents_by_kind on analysis_documents (kind)',
    `create table analysis_files (
      id text primary key,
      project text not null,
      bytes blob not null
    ) strict, without rowid`,
    'create index analysis_files_by_project on analysis_files (project)',
  ],
};
