import type { Migration } from './migration.ts';

/**
 * What nobody does alone, cases that are to be erased or must not be, what is told of an erased one, and for whom a day's
 * audit key is sealed.
 */
export const fourEyes: Migration = {
  number: 11,
  steps: [
    `create table act_requests (
      id text primary key,
      act text not null,
      subject text not null,
      group_name text not null check (group_name in ('default', 'oversight')),
      officer_id text not null,
      day text not null,
      until_day text not null,
      state text not null check (state in ('asked', 'agreed', 'refused', 'withdrawn', 'done')),
      bytes blob not null,
      signature blob not null,
      reason blob not null,
      payload blob,
      answer blob,
      answer_signature blob,
      answer_reason blob
    ) strict, without rowid`,
    'create index act_requests_by_subject on act_requests (subject)',
    'alter table cases add column erase_day text',
    `create table holds (
      case_id text primary key references cases (id),
      officer_id text not null,
      day text not null,
      until_day text not null,
      reason blob not null
    ) strict, without rowid`,
    `create table erased (
      receipt_id text primary key,
      day text not null,
      because text not null check (because in ('agreed', 'term'))
    ) strict, without rowid`,
    `alter table audit_day_keys add column group_name text not null default 'default'`,
  ],
};
