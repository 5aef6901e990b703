import type { ErrorCode } from './errors.ts';

/** What to do when the program did not start: a sentence for whoever sits at the machine. */
export function wayOut(error: unknown, code: ErrorCode | 'unexpected'): string | null {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Another program has the port already: set PORT, CONSOLE_PORT or METRICS_PORT to a free one.';
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return room;
  switch (code) {
    case 'store.integrity':
      return 'Keep DATA_DIR as it is (copy it elsewhere first), then follow “A damaged store” in docs/operations.md: npm run restore -- --help';
    case 'store.full':
      return room;
    default:
      return null;
  }
}

const room = 'Make room outside DATA_DIR, delete nothing in it, and start again.';
