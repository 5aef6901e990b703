import type { ChatAnswer } from '../json/shapes.ts';
import type { Deed } from './talk.ts';

/** What a typed line means where the dialog stands now. */
export type Line =
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'no-choice' }
  | { readonly kind: 'quit' };

export function readLine(typed: string, { options, expects, at }: ChatAnswer): Line {
  const line = typed.trim();
  if (line === '') return { kind: 'deed', deed: { kind: 'look' } };
  if (line === '/quit' || line === '/exit') return { kind: 'quit' };
  const path = /^\/file\s+(?<path>.+)$/u.exec(line)?.groups?.['path'];
  if (path !== undefined) return { kind: 'deed', deed: { kind: 'file', path: unquoted(path) } };
  const number = /^(?<slash>\/)?(?<digits>\d{1,3})$/.exec(line)?.groups;
  // Where text is asked for a bare number may well be the answer.
  if (number !== undefined && (number['slash'] !== undefined || expects !== 'text')) {
    const id = options[Number(number['digits']) - 1]?.id;
    if (id === undefined) return { kind: 'no-choice' };
    return { kind: 'deed', deed: { kind: 'choice', id, at } };
  }
  return { kind: 'deed', deed: { kind: 'text', text: typed, at } };
}

/** Terminals put quotes around a path that is dropped into them. */
function unquoted(path: string): string {
  const found = /^(?<quote>['"])(?<inside>.*)\k<quote>$/u.exec(path.trim());
  return found?.groups?.['inside'] ?? path.trim();
}
