import type { ClientBase, QueryResult } from 'pg';

import { SenimError } from '../../platform/errors.ts';

/** What a server says of itself when a connection opens. */
export interface ServerWords {
  readonly encoding: string;
  readonly isStandby: boolean;
  /** Whether it waits for its disk at all. */
  readonly syncs: boolean;
  readonly commit: string;
  /** Settings that make it note down when each change was made, by name. */
  readonly notes: readonly string[];
}

/** Throws when the server is not one that can be trusted with what is acknowledged. */
export type Judge = (words: ServerWords) => void;

/** The judge of the product. */
export const strict: Judge = (words) => {
  lenient(words);
  if (!words.syncs) {
    throw new SenimError(
      'store.settings',
      'the database server runs with fsync off: it would lose reports',
    );
  }
};

/** For tests, whose server may do without its disk. */
export const lenient: Judge = ({ encoding, isStandby, commit, notes }) => {
  if (isStandby)
    throw new SenimError(
      'store.away',
      'the database server takes no writes: it is a standby, or set to read-only',
    );
  if (encoding !== 'UTF8') {
    throw new SenimError(
      'store.settings',
      'the database must be one in UTF8: createdb --encoding=UTF8 --template=template0',
    );
  }
  if (!['on', 'remote_apply'].includes(commit)) {
    throw new SenimError('store.settings', 'the database server does not wait for its disk');
  }
  // Whoever held its files would learn the second in which somebody wrote.
  if (notes.length > 0) {
    throw new SenimError(
      'store.settings',
      `the database server notes down when each change is made: switch ${notes.join(', ')} off`,
    );
  }
};

/**
 * Makes a new connection one of ours: it sees our tables alone, waits for nobody without end, leaves nothing open when
 * its process hangs, and is answered only after the disk (and the standby, where there is one) has what was committed.
 */
export async function prepared(client: ClientBase, schema: string, judge: Judge): Promise<void> {
  // Several statements in one question are answered one by one, which the types do not know.
  const answers = (await client.query(opening(schema))) as unknown as readonly QueryResult<{
    encoding: string;
    standby: boolean;
    syncs: string;
    commit: string;
    notes: string;
  }>[];
  const row = answers.at(-1)?.rows[0];
  if (row === undefined) throw new TypeError('the server says nothing of itself');
  const { encoding, standby, syncs, commit, notes } = row;
  judge({
    encoding,
    isStandby: standby,
    syncs: syncs === 'on',
    commit,
    notes: notes.split(' ').filter(Boolean),
  });
}

const opening = (schema: string): string => `
  set search_path to ${schema};
  set lock_timeout to '10s';
  set statement_timeout to '30s';
  set idle_in_transaction_session_timeout to '20s';
  set default_transaction_isolation to 'read committed';
  set client_min_messages to warning;
  set bytea_output to hex;
  select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') <> 'remote_apply';
  select
    current_setting('server_encoding') as encoding,
    pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby,
    current_setting('fsync') as syncs,
    current_setting('synchronous_commit') as commit,
    concat_ws(' ',
      case when current_setting('track_commit_timestamp', true) = 'on'
        then 'track_commit_timestamp' end,
      case when current_setting('log_statement', true) in ('mod', 'all') then 'log_statement' end,
      case when current_setting('log_min_duration_statement', true) = '0'
        then 'log_min_duration_statement' end,
      case when current_setting('log_duration', true) = 'on' then 'log_duration' end) as notes`;
