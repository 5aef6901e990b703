import terms from '../../../knowledge/facts/terms.json' with { type: 'json' };
import { parseTerms, type Term } from '../../../knowledge/schema/term.ts';
import { termDay } from '../../../knowledge/terms.ts';
import type { DateIso } from '../../../platform/time.ts';
import { calendar } from '../analysis/knowledge.ts';

const known = new Map(parseTerms(terms).map((term) => [term.id, term]));

/** What a case may rest on, in the order in which it is offered. */
export const bases: readonly Term[] = ['appeal', 'crime', 'signal'].flatMap(
  (id) => known.get(id) ?? [],
);

/** `null` for one that this version does not know. */
export function baseOf(id: string | null): Term | null {
  return (id === null ? null : known.get(id)) ?? null;
}

export type DueDay =
  | { readonly kind: 'day'; readonly day: DateIso }
  /** Nobody has verified the term, so no day is named. */
  | { readonly kind: 'none' }
  | { readonly kind: 'no-calendar' };

/** The last day of a term for something that was filed on `filed`. */
export function dueDayOf(term: Term, filed: DateIso): DueDay {
  const counted = termDay(calendar, term, filed);
  if (!counted.ok) return { kind: 'no-calendar' };
  return counted.value === null ? { kind: 'none' } : { kind: 'day', day: counted.value };
}

/** Up to which day the term may be extended; `null` where the law names no extension. */
export function longestOf(id: string, filed: DateIso): DateIso | null {
  const extension = known.get(`${id}-extended`);
  if (extension === undefined) return null;
  const due = dueDayOf(extension, filed);
  return due.kind === 'day' ? due.day : null;
}

/** Whether a person still has to confirm what the term says. */
export function isUnverified({ mark }: Term): boolean {
  return mark.includes('C');
}
