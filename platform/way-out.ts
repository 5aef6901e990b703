import type { ErrorCode } from './errors.ts';

/** What to do when the program did not start: a sentence for whoever sits at the machine. */
export function wayOut(error: unknown, code: ErrorCode | 'unexpected'): string | null {
  switch (code) {
    case 'store.integrity':
      return 'Keep DATA_DIR as it is (copy it elsewhere first), then follow “A damaged store” in docs/operations.md: npm run restore -- --help';
    case 'store.full':
      return room;
    case 'store.busy':
      return 'Another process of Senim was writing at that moment. Nothing was changed: start this one again.';
    case 'store.away':
      return 'Nothing was changed. Look whether the server that DATABASE_URL names runs and this machine reaches it; what each of these sentences means stands under “PostgreSQL” in docs/operations.md.';
    case 'roster.sequence':
      return 'root.json remembers a newer list of officers than the store holds: an older copy of the database stands beside it. Restore both from the same archives into an empty folder.';
    case 'unexpected':
      return error instanceof Error ? ofSystem(error) : null;
    default:
      return null;
  }
}

function ofSystem(error: Error): string | null {
  const isListening =
    'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall));
  switch ('code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return 'Another program has the port already: set PORT, CONSOLE_PORT or METRICS_PORT to a free one.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'This machine has no such address: set HOST to one of its own (127.0.0.1 behind a proxy on this machine).';
    case 'ENOSPC':
    case 'EDQUOT':
      return room;
    case 'EACCES':
    case 'EPERM':
      return isListening
        ? 'This user may not have that port: set PORT and CONSOLE_PORT to numbers above 1023, and let the proxy have 80 and 443.'
        : rights;
    case 'EROFS':
      return rights;
    case 'ENOENT':
      return 'A file or folder that was named is not there.';
    case 'ERR_SQLITE_ERROR':
      return 'errcode' in error && refusedBySystem.has(Number(error.errcode) & 0xff)
        ? rights
        : null;
    default:
      return null;
  }
}

/** SQLite may not write (8), or may not open (14). */
const refusedBySystem: ReadonlySet<number> = new Set([8, 14]);

const room = 'Make room outside DATA_DIR, delete nothing in it, and start again.';
const rights =
  'The user that runs this may not read or write there. Nothing was changed. After a restore or a copy as root: chown -R senim: on DATA_DIR (folders 700, databases 600). A disk that failed becomes read-only for all: dmesg says so.';
