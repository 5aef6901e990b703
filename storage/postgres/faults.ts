import { type ErrorCode, SenimError } from '../../platform/errors.ts';

/**
 * One of our own errors. The texts and details of a server's errors may hold what was written, and an address may hold a
 * password: nothing of them is kept but the error's class and the names of our own tables.
 */
export function serverFaultOf(error: unknown): unknown {
  if (error instanceof SenimError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!isState(error, code)) return ofLine(error, code);
  if (conflicts.has(code)) return new Conflict();
  const [kind, message] = ofState(code);
  return kind === null
    ? new Error(`the database refused (${code} ${nameOf(error)})`)
    : new SenimError(kind, message);
}

/** A transaction that lost against another one, had no effect, and may simply be begun anew. */
export class Conflict extends SenimError {
  constructor() {
    super('store.busy', 'another writer was faster');
  }
}

// Serialization failure and deadlock.
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Five signs, given by the server; Node's own codes are words. */
function isState(error: Error, code: string): boolean {
  return /^[\dA-Z]{5}$/.test(code) && 'severity' in error;
}

type Fault = readonly [ErrorCode | null, string];

const away = ['store.away', 'the database server cannot be reached'] as const;

function ofState(code: string): Fault {
  switch (code) {
    case '53100':
      return ['store.full', 'no space is left on the database server'];
    case '55P03':
    case '57014':
      return ['store.busy', 'another writer holds the store'];
    case '25006':
    case '25P03':
    case '53300':
    case '57P01':
    case '57P02':
    case '57P03':
    case '57P05':
      return away;
    case '28000':
    case '28P01':
      return ['store.settings', 'DATABASE_URL: the server does not accept this user and password'];
    case '3D000':
      return ['store.settings', 'DATABASE_URL: the server has no database of that name'];
    case '42P01':
    case '42703':
    case '42804':
      return [
        'store.settings',
        'DATABASE_URL: tables of something else stand in that database, or some are missing: name one of Senim’s own',
      ];
    case '42501':
      return ['store.settings', 'DATABASE_URL: this user may not do what Senim needs'];
    default:
      if (code.startsWith('08')) return away;
      if (code.startsWith('XX') || code.startsWith('58')) {
        return ['store.integrity', 'the database is damaged'];
      }
      return [null, ''];
  }
}

function ofLine(error: Error, code: string): unknown {
  if (error.message === 'timeout exceeded when trying to connect') {
    return new SenimError('store.busy', 'too many wait for the database server');
  }
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL/.test(code) || /does not support SSL/.test(error.message)) {
    return new SenimError(
      'store.settings',
      'DATABASE_URL: the line to the server cannot be encrypted as sslmode asks',
    );
  }
  if (/error establishing an SSL/.test(error.message)) {
    return new SenimError(
      'store.settings',
      'DATABASE_URL: what answers there is no PostgreSQL server',
    );
  }
  const isLine =
    /^(?:E(?:CONN|PIPE|TIMEDOUT|NOTFOUND|HOST|NET|AI_)|ENOENT$|EACCES$)/.test(code) ||
    /^(?:Connection terminated|Query read timeout|Client (?:has|was)|Cannot use a pool|This socket)/.test(
      error.message,
    );
  return isLine ? new SenimError(...away) : error;
}

function nameOf(error: Error): string {
  for (const field of ['constraint', 'table']) {
    const name: unknown = Reflect.get(error, field);
    if (typeof name === 'string' && /^\w{1,63}$/.test(name)) return name;
  }
  return '-';
}
