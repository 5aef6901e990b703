import type { PoolClient } from 'pg';

import { SenimError } from '../../platform/errors.ts';
import { isLine, isTogether, isWithNext, type Statement } from '../together.ts';
import { serverFaultOf } from './faults.ts';
import { askGroup, type GroupAnswer } from './statement-group.ts';

/** A connection as Kysely wants it. */
export interface Connection {
  readonly query: {
    <R>(sql: string, parameters: readonly unknown[]): Promise<Answer<R>>;
    // Kysely's other form, for cursors, which nothing here uses.
    <R>(cursor: Cursor<R>): Cursor<R>;
  };
  readonly release: () => void;
}

interface Answer<R> {
  command: 'UPDATE' | 'DELETE' | 'INSERT' | 'SELECT' | 'MERGE';
  rowCount: number;
  rows: R[];
}

interface Cursor<T> {
  read: (rows: number) => Promise<T[]>;
  close: () => Promise<void>;
}

/** A connection, and how all of its server are left behind when it turns out to be dead. */
export interface Taken {
  readonly client: PoolClient;
  readonly leave: () => void;
}

/** How a transaction comes into the line of writers, on the way of its own next statement. */
export interface Line {
  /** Whether it is there from its beginning, or once it asks for it. */
  readonly from: 'beginning' | 'asked';
  readonly statement: Statement;
  /** Is given the rows that it answers, and throws where the transaction must not go on. */
  readonly check: (rows: readonly unknown[]) => void;
}

/** Milliseconds for a commit: where the standby is away the server waits for it without end. */
const confirming = 10_000;

/**
 * Speaks in our own errors, and gives nobody a connection again that may be in the middle of something. One that died
 * while nobody used it is noticed by the first question, which is asked again on another: it cannot have had an effect.
 */
export function guarded(
  first: Taken,
  another: () => Promise<Taken>,
  line: Line | null,
): Connection {
  let { client, leave } = first;
  let isBroken = false;
  let isUsed = false;
  // A transaction begins on the way of its first statement, and one without any does not begin.
  let isToBegin = false;
  let isToEnter = false;
  // What waits for the next statement.
  let waiting: readonly Statement[] = [];
  const onError = (): void => {
    isBroken = true;
  };
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(isBroken);
  };
  const ask = async (sql: string, parameters: readonly unknown[]): Promise<Answer<unknown>> => {
    const isFirst = !isUsed;
    const before = { isToBegin, line: isToEnter ? line : null, waiting };
    isUsed = true;
    isToBegin = false;
    isToEnter = false;
    waiting = [];
    try {
      return await send(client, before, { sql, parameters });
    } catch (error) {
      const fault = serverFaultOf(error);
      if (!(fault instanceof SenimError) || fault.code !== 'store.away') throw fault;
      isBroken = true;
      // What was begun and not committed has no effect, and neither has a question.
      const isHarmless = before.isToBegin ? sql !== 'commit' : sql.startsWith('select ');
      if (!isFirst || !isHarmless) throw fault;
      leave();
      const fresh = await another();
      release();
      ({ client, leave } = fresh);
      client.on('error', onError);
      isBroken = false;
      isUsed = false;
      isToBegin = before.isToBegin;
      isToEnter = before.line !== null;
      ({ waiting } = before);
      return await ask(sql, parameters);
    }
  };
  const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<Answer<R>> => {
    if (sql === 'begin') {
      isToBegin = true;
      isToEnter = line?.from === 'beginning';
      return nothing();
    }
    if (isLine(sql)) {
      isToEnter = true;
      return nothing();
    }
    if (isWithNext(sql)) {
      waiting = [...waiting, ...(parameters as readonly Statement[])];
      return nothing();
    }
    if (sql === 'rollback') {
      waiting = [];
      isToEnter = false;
    }
    if (isToBegin && (sql === 'rollback' || (sql === 'commit' && waiting.length === 0))) {
      isToBegin = false;
      return nothing();
    }
    try {
      return (await ask(sql, parameters)) as Answer<R>;
    } catch (error) {
      // What went wrong before is what its caller hears of; the server ends what is left of it with the connection.
      if (sql !== 'rollback') throw serverFaultOf(error);
      isBroken = true;
      return nothing();
    }
  };
  return { query: run as Connection['query'], release };
}

function nothing<R>(): Answer<R> {
  return { command: 'SELECT', rowCount: 0, rows: [] };
}

interface Before {
  readonly isToBegin: boolean;
  /** To be entered now. */
  readonly line: Line | null;
  readonly waiting: readonly Statement[];
}

async function send(
  client: PoolClient,
  { isToBegin, line, waiting }: Before,
  asked: Statement,
): Promise<Answer<unknown>> {
  const { sql, parameters } = asked;
  const begin = isToBegin ? [plainly('begin')] : [];
  const enter = line === null ? [] : [line.statement];
  const ahead = [...begin, ...enter, ...waiting];
  if (sql === 'commit') {
    if (line === null) {
      return (await committed(client, [...ahead, plainly(sql)])) as Answer<unknown>;
    }
    line.check((await askGroup(client, ahead))[begin.length]?.rows ?? []);
    return (await committed(client, [plainly(sql)])) as Answer<unknown>;
  }
  if (ahead.length === 0 && !isTogether(sql)) {
    return (await client.query(sql, [...parameters])) as unknown as Answer<unknown>;
  }
  const own = isTogether(sql) ? (parameters as readonly Statement[]) : [asked];
  const answers = await askGroup(client, [...ahead, ...own]);
  line?.check(answers[begin.length]?.rows ?? []);
  const mine = answers.slice(ahead.length);
  const [answer] = mine;
  if (answer === undefined) throw new TypeError('nothing was asked');
  if (!isTogether(sql)) return answer as Answer<unknown>;
  const rows = mine.map(({ rows: found, rowCount }) => ({
    rows: found,
    numAffectedRows: BigInt(rowCount),
  }));
  return { command: 'SELECT', rowCount: rows.length, rows };
}

function plainly(sql: string): Statement {
  return { sql, parameters: [] };
}

/**
 * Ends with a commit. One that is not to be believed is none: one that the server turned into a rollback, and one that it
 * ended before the standby had it (it then warns, and says that all went well).
 */
async function committed(
  client: PoolClient,
  statements: readonly Statement[],
): Promise<GroupAnswer> {
  let isWarned = false;
  const onNotice = ({ code }: { readonly code?: string | undefined }): void => {
    if (code === undefined || /^57|^01/.test(code)) isWarned = true;
  };
  client.on('notice', onNotice);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new SenimError('store.away', 'the server did not confirm the change'));
  }, confirming);
  try {
    const answer = (await Promise.race([askGroup(client, statements), late.promise])).at(-1);
    if (answer?.command !== 'COMMIT') {
      throw new SenimError('store.busy', 'the server did not keep the change');
    }
    if (isWarned) throw new SenimError('store.away', 'no standby confirmed the change');
    return answer;
  } finally {
    clearTimeout(timer);
    client.off('notice', onNotice);
  }
}
