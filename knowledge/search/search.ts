import type { Language } from '../../platform/language.ts';
import type { Card, CardId } from '../schema/card.ts';
import type { LayWords } from '../schema/glossary.ts';
import { CardIndex, type Fit } from './card-index.ts';
import { isForeign } from './foreign.ts';
import { tellingWords } from './text-index.ts';
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
export const thresholds = {
  sure: 0.7,
  /** What a card must reach in the order of cards too: a body that has all the words may be about something else. */
  sureRank: 0.6,
  lead: 0.08,
  /** One word alone is seldom a question. */
  leadOfOneWord: 0.12,
  candidate: 0.42,
  besides: 0.65,
};

const mostCandidates = 3;

/** A search over the cards. The index is built when the first question comes, or when the search is warmed. */
export function createSearch(cards: Iterable<Card>, glossary: readonly LayWords[] = []): Search {
  let index: CardIndex | null = null;
  return (question) => {
    index ??= new CardIndex([...cards], glossary);
    const tier = isForeign(question)
      ? ({ tier: 'unknown' } as const)
      : tierOf(index.fits(question), tellingWords(question).length);
    return { language: textLanguage(question), ...tier };
  };
}

type Tier =
  | { readonly tier: 'sure'; readonly card: CardId }
  | { readonly tier: 'candidates'; readonly cards: readonly CardId[] }
  | { readonly tier: 'unknown' };

/** `words`: how many words of the question tell something. */
export function tierOf(fits: readonly Fit[], words: number): Tier {
  const [best, second] = fits;
  if (best === undefined || best.trust < thresholds.candidate) return { tier: 'unknown' };
  const lead = best.rank - (second?.rank ?? 0);
  const least = words > 1 ? thresholds.lead : thresholds.leadOfOneWord;
  const isTrusted = best.trust >= thresholds.sure && best.rank >= thresholds.sureRank;
  if (isTrusted && lead >= least) {
    return { tier: 'sure', card: best.card };
  }
  const near = fits
    .slice(0, mostCandidates)
    .filter(({ rank }) => rank >= best.rank * thresholds.besides);
  return { tier: 'candidates', cards: near.map(({ card }) => card) };
}
