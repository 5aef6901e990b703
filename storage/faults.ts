import { SenimError } from '../platform/errors.ts';

/**
 * One of our own errors where the cause is the world's (no room, a busy or damaged store);
 * everything else comes back as it was. The texts of SQLite name tables, never values.
 */
export function faultOf(error: unknown): unknown {
  if (error instanceof SenimError || !(error instanceof Error)) return error;
  const known = 'errcode' in error ? ofSqlite(error.errcode) : ofFiles(codeOf(error));
  return known === null ? error : new SenimError(known.code, known.message, { cause: error });
}

/** Runs `work` on files and translates its failures. */
export async function withFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error);
  }
}

/** Whether a file or folder is simply not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

type Known = { readonly code: 'store.full' | 'store.busy' | 'store.integrity'; message: string };

const full: Known = { code: 'store.full', message: 'no space is left on the device' };
const busy: Known = { code: 'store.busy', message: 'another writer holds the store' };
const damaged: Known = { code: 'store.integrity', message: 'the database is damaged' };

// Primary result codes of SQLite; the extended ones carry them in the low byte.
const sqliteBusy = 5;
const sqliteLocked = 6;
const sqliteIoError = 10;
const sqliteCorrupt = 11;
const sqliteFull = 13;
const sqliteNotADatabase = 26;
// A write that was cut short by a quota or a file-size limit, and shared memory that found no room:
// SQLite reports `full` for ENOSPC in the database file only.
const ioErrorWrite = 778;
const ioErrorShmSize = 4874;

function ofSqlite(code: unknown): Known | null {
  if (typeof code !== 'number') return null;
  if (code === ioErrorWrite || code === ioErrorShmSize) return full;
  switch (code & 0xff) {
    case sqliteFull:
      return full;
    case sqliteBusy:
    case sqliteLocked:
      return busy;
    case sqliteCorrupt:
    case sqliteNotADatabase:
    case sqliteIoError:
      return damaged;
    default:
      return null;
  }
}

function ofFiles(code: string | null): Known | null {
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? full : null;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
