import { basename } from 'node:path';

import { SenimError } from './errors.ts';
import { codeOf, placeOf } from './log.ts';
import { wayOut } from './way-out.ts';

/**
 * What whoever sits at the machine reads when a command ends because of `error`: what happened, then what to do. A
 * stranger's error is never quoted: its text may hold an address, a password or what somebody wrote.
 */
export function lastWords(error: unknown): readonly string[] {
  const cause = firstOf(error);
  const what = cause instanceof SenimError ? cause.message : seen(cause);
  const way = wayOut(cause, codeOf(cause));
  return way === null || what.includes(way) ? [what] : [what, way];
}

/** Of several failures, the first: those that came while the house was being closed follow from it. */
function firstOf(error: unknown): unknown {
  return error instanceof SuppressedError ? firstOf(error.suppressed) : error;
}

function seen(error: unknown): string {
  if (!(error instanceof Error)) return 'It stopped at something that was not foreseen.';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // A word of the command that is not known: whoever typed it sits there.
  if (code.startsWith('ERR_PARSE_ARGS_')) return error.message;
  const isSystem = /^[A-Z][A-Z\d_]{2,40}$/.test(code);
  const place = placeOf(error);
  const found = [
    isSystem ? code : error.name,
    ...('path' in error && typeof error.path === 'string' ? [ownName(error.path)] : []),
    ...(place === 'unknown' ? [] : [place]),
  ].filter((word) => word !== '');
  const what = isSystem ? 'The system refused' : 'It stopped at something that was not foreseen';
  return `${what}: ${found.join(', ')}.`;
}

/** The name of a file of ours; others may be named after somebody. */
function ownName(path: string): string {
  const name = basename(path);
  return /^(?:(?:senim|shred|surveys)\.db(?:-wal|-shm|-journal)?|(?:root|secrets|directory)\.json|blobs|survey-keys)$/.test(
    name,
  )
    ? name
    : '';
}
