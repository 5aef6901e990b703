import type { Migration, Statement } from './migration.ts';

/** 53 bits: what a number holds exactly. */
const drawn = {
  sqlite: 'random() & 0x1fffffffffffff',
  postgres: 'floor(random() * 9007199254740992)::bigint',
};

/**
 * The tables whose rows are pages long stand by a number that was drawn, no order of arrival: a table of SQLite without
 * one is a tree of whole rows, and whoever looks for one reads each that he passes. What is short stands first in a row,
 * since what is behind a long column is reached through it. A server stores rows apart from their keys, and only notes
 * the number, so that a copy from either is a copy to the other.
 */
export const drawnPlaces: Migration = {
  number: 24,
  steps: [
    ...anew(
      'cases',
      `id text not null unique,
      group_name text not null check (group_name in ('default', 'oversight')),
      day text not null,
      due_day text not null,
      closed_day text,
      term_day text,
      erase_day text,
      unconfirmed_until text,
      card_version integer not null default 0,
      wrapped integer not null default 1,
      sum text not null,
      card blob,
      manifest blob not null,
      key_file blob not null`,
      [
        'create index cases_by_group on cases (group_name, day)',
        'create index cases_by_wrapped on cases (group_name, wrapped)',
        `create index cases_unconfirmed on cases (unconfirmed_until)
          where unconfirmed_until is not null`,
      ],
    ),
    ...anew(
      'blobs',
      `id text not null unique,
      case_id text references cases (id),
      draft_day text,
      size integer not null,
      sha256 text not null,
      bytes blob,
      check ((case_id is null) <> (draft_day is null))`,
      [
        'create index blobs_by_case on blobs (case_id) where case_id is not null',
        'create index blobs_by_draft_day on blobs (draft_day) where draft_day is not null',
      ],
    ),
    ...anew(
      'entries',
      `id text not null unique,
      case_id text not null references cases (id),
      seq integer not null,
      day text not null,
      sender text not null check (sender in ('officer', 'reporter')),
      to_reporter integer not null check (to_reporter in (0, 1)),
      sum text not null,
      bytes blob not null,
      unique (case_id, seq)`,
      [],
    ),
    ...anew(
      'reporters',
      `id text not null unique,
      case_id text not null unique references cases (id),
      day text not null,
      format integer not null,
      sum text not null,
      packet blob not null`,
      [],
    ),
    ...anew(
      'sessions',
      `id text not null unique,
      version integer not null,
      expires_day text not null,
      blob blob not null`,
      ['create index sessions_by_expires_day on sessions (expires_day)'],
    ),
  ],
};

function anew(table: string, columns: string, indexes: readonly string[]): readonly Statement[] {
  const names = [...columns.matchAll(/^\s*([a-z_]\w*) (?:text|integer|blob)\b/gm)]
    .map(([, name]) => name)
    .join(', ');
  return [
    onSqlite(`create table ${table}_anew (
      place integer primary key,
      ${columns}
    ) strict`),
    onSqlite(
      `insert into ${table}_anew (place, ${names}) select ${drawn.sqlite}, ${names} from ${table}`,
    ),
    onSqlite(`drop table ${table}`),
    onSqlite(`alter table ${table}_anew rename to ${table}`),
    ...indexes.map(onSqlite),
    onServer(`alter table ${table} add column place bigint`),
    onServer(`update ${table} set place = ${drawn.postgres}`),
    onServer(`alter table ${table} alter column place set not null`),
  ];
}

function onSqlite(words: string): Statement {
  return { sqlite: words, postgres: null };
}

function onServer(words: string): Statement {
  return { sqlite: null, postgres: words };
}
