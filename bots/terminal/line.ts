import { homedir } from 'node:os';
import { join } from 'node:path';

import type { ChatAnswer } from '../json/shapes.ts';
import type { Deed } from './talk.ts';

/** What a typed line means where the dialog stands now. */
export type Line =
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'no-choice' }
  | { readonly kind: 'which-file' }
  | { readonly kind: 'unknown-command' }
  | { readonly kind: 'quit' };

/** Words that the dialog itself understands. */
const spoken: ReadonlySet<string> = new Set(
  'kk ru en language lang help menu start back skip stop erase'.split(' '),
);

export function readLine(typed: string, { options, expects, at }: ChatAnswer): Line {
  const line = typed.trim();
  if (line === '') return { kind: 'deed', deed: { kind: 'look' } };
  if (/^\/(?:quit|exit)$/i.test(line)) return { kind: 'quit' };
  if (/^\/file$/i.test(line)) return { kind: 'which-file' };
  const path = /^\/file\s+(?<path>.+)$/iu.exec(line)?.groups?.['path'];
  if (path !== undefined) return file(path);
  const number = /^(?<slash>\/)?(?<digits>\d{1,3})[.)]?$/.exec(line)?.groups;
  // Where text is asked for a bare number may well be the answer.
  if (number !== undefined && (number['slash'] !== undefined || expects !== 'text')) {
    const id = options[Number(number['digits']) - 1]?.id;
    if (id === undefined) return { kind: 'no-choice' };
    return { kind: 'deed', deed: { kind: 'choice', id, at } };
  }
  const command = /^\/(?<name>\p{L}{1,20})$/u.exec(line)?.groups?.['name']?.toLowerCase();
  // A mistyped command must not become part of a report.
  if (command !== undefined && !spoken.has(command)) return { kind: 'unknown-command' };
  if (command === undefined && expects === 'file' && isPath(line)) return file(line);
  return { kind: 'deed', deed: { kind: 'text', text: typed, at } };
}

function file(path: string): Line {
  return { kind: 'deed', deed: { kind: 'file', path: plain(path.trim()) } };
}

/** Where files are asked for, a path that was dropped into the window needs no word before it. */
function isPath(line: string): boolean {
  return /^(?:['"]?(?:\/|~\/|\.{1,2}\/)|['"]?[a-z]:[\\/])/i.test(line) && !line.includes('\n');
}

/** Terminals put quotes around a path that is dropped into them, or a backslash before its spaces. */
function plain(path: string): string {
  const quoted = /^(?<quote>['"])(?<inside>.*)\k<quote>$/u.exec(path)?.groups?.['inside'];
  const bare = quoted ?? (process.platform === 'win32' ? path : path.replaceAll(/\\(.)/gu, '$1'));
  return bare.startsWith('~/') ? join(homedir(), bare.slice(2)) : bare;
}
