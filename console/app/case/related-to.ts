import type { CaseId } from '../../../cases/sealed.ts';
import type { CaseLine } from '../inbox/case-lines.ts';

export interface RelatedCase {
  readonly line: CaseLine;
  /** The words that both have, the longest first. */
  readonly shared: readonly string[];
  readonly samePlace: boolean;
}

/** Shorter words stand in every report. */
const leastLength = 5;
const leastShared = 3;
const mostShown = 3;

/** Cases whose cards share at least three words, or two where the place is the same too. The likeliest first. */
export function relatedTo(caseId: CaseId, lines: readonly CaseLine[]): readonly RelatedCase[] {
  const own = lines.find(({ row }) => row.caseId === caseId)?.card;
  if (own?.kind !== 'read') return [];
  const { unit } = own.view;
  const words = new Set(own.view.terms.filter((term) => term.length >= leastLength));
  return lines
    .flatMap((line) => {
      if (line.row.caseId === caseId || line.card.kind !== 'read') return [];
      const { terms, unit: other } = line.card.view;
      const shared = terms
        .filter((term) => words.has(term))
        .toSorted((left, right) => right.length - left.length);
      const samePlace = unit !== '' && unit === other;
      return shared.length >= leastShared - (samePlace ? 1 : 0)
        ? [{ line, shared, samePlace }]
        : [];
    })
    .toSorted((left, right) => right.shared.length - left.shared.length)
    .slice(0, mostShown);
}
