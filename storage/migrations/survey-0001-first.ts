import type { Migration } from './migration.ts';

/**
 * The store of surveys. No time, no order, no channel, and no key that two tables share: a code that was spent and a row
 * that was written in the same transaction have nothing in common afterwards.
 */
export const surveyFirst: Migration = {
  number: 1,
  steps: [
    `create table surveys (
      id text primary key,
      descriptor blob not null,
      signature blob not null,
      readers text not null check (readers in ('default', 'oversight')),
      state text not null check (state in ('open', 'closed')),
      results blob,
      results_signature blob,
      check ((results is null) = (results_signature is null))
    ) strict, without rowid`,
    `create table codes (
      survey text not null references surveys (id),
      hash text not null,
      spent_by text,
      primary key (survey, hash)
    ) strict, without rowid`,
    `create table choices (
      survey text not null references surveys (id),
      id text not null,
      bytes blob not null,
      primary key (survey, id)
    ) strict, without rowid`,
    `create table words (
      survey text not null references surveys (id),
      question text not null,
      id text not null,
      bytes blob not null,
      primary key (survey, question, id)
    ) strict, without rowid`,
    `create table chunks (
      survey text not null references surveys (id),
      place integer not null,
      bytes blob not null,
      primary key (survey, place)
    ) strict, without rowid`,
    `create table seen (
      survey text not null references surveys (id),
      tag text not null,
      primary key (survey, tag)
    ) strict, without rowid`,
    `create table drafts (
      id text primary key,
      version integer not null,
      bytes blob not null
    ) strict, without rowid`,
  ],
};
