import type { Language } from '../../platform/language.ts';
import type { Card, CardId } from '../schema/card.ts';
import type { LayWords } from '../schema/glossary.ts';
import { CardIndex, type Fit } from './card-index.ts';
import { isForeign } from './foreign.ts';
import { textLanguage } from './text-language.ts';

/** What a question led to. */
export type Found = { readonly language: Language | null } & (
  | { readonly tier: 'sure'; readonly card: CardId }
  | { readonly tier: 'candidates'; readonly cards: readonly CardId[] }
  | { readonly tier: 'unknown' }
);

/** Pure: the same question finds the same. Never throws, whatever was typed; keeps nothing of it. */
export type Search = (question: string) => Found;

/**
 * Where the tiers begin, found on half A of the labelled questions (`npm run knowledge:report`). The lead is how far the
 * best card must be ahead of the second.
 */
export const thresholds = { sure: 0.68, lead: 0.08, candidate: 0.42, besides: 0.65 };

const mostCandidates = 3;

/** A search over the cards. The index is built when the first question comes, or when the search is warmed. */
export function createSearch(cards: Iterable<Card>, glossary: readonly LayWords[] = []): Search {
  let index: CardIndex | null = null;
  return (question) => {
    index ??= new CardIndex([...cards], glossary);
    const tier = isForeign(question)
      ? ({ tier: 'unknown' } as const)
      : tierOf(index.fits(question));
    return { language: textLanguage(question), ...tier };
  };
}

type Tier =
  | { readonly tier: 'sure'; readonly card: CardId }
  | { readonly tier: 'candidates'; readonly cards: readonly CardId[] }
  | { readonly tier: 'unknown' };

export function tierOf(fits: readonly Fit[]): Tier {
  const [best, second] = fits;
  if (best === undefined || best.trust < thresholds.candidate) return { tier: 'unknown' };
  const lead = best.rank - (second?.rank ?? 0);
  if (best.trust >= thresholds.sure && lead >= thresholds.lead) {
    return { tier: 'sure', card: best.card };
  }
  const near = fits
    .slice(0, mostCandidates)
    .filter(({ rank }) => rank >= best.rank * thresholds.besides);
  return { tier: 'candidates', cards: near.map(({ card }) => card) };
}
