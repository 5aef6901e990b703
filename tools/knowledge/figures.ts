import type { Knowledge } from '../../knowledge/load.ts';
import { CardIndex } from '../../knowledge/search/card-index.ts';
import { createSearch } from '../../knowledge/search/search.ts';
import type { Labelled } from './labelled.ts';
import { spelled, type Spelling } from './spellings.ts';

/** What labelled questions found; every figure but the counts is a share. */
export interface Figures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** A card that answers stands first, or among the first three. */
  readonly r1: number;
  readonly r3: number;
  /** Answered as sure, rightly and wrongly. */
  readonly sure: number;
  readonly wrong: number;
  /** Answerable and met with "I do not know". */
  readonly silent: number;
  /** No card answers, yet one was shown as sure. */
  readonly falseConfident: number;
}

export interface Finder {
  readonly rankOf: (one: Labelled, spelling: Spelling) => number;
  readonly figures: (questions: readonly Labelled[], spelling: Spelling) => Figures;
}

/** Puts labelled questions to the search. */
export function finder(knowledge: Pick<Knowledge, 'cards' | 'glossary'>): Finder {
  const cards = [...knowledge.cards.values()];
  const index = new CardIndex(cards, knowledge.glossary);
  const search = createSearch(cards, knowledge.glossary);
  /** From 1; 0 where no card that answers was found. */
  const rankOf = (one: Labelled, spelling: Spelling): number =>
    index.fits(typed(one, spelling)).findIndex(({ card }) => one.cards.includes(card)) + 1;
  const tierOf = (one: Labelled, spelling: Spelling): 'right' | 'wrong' | 'choice' | 'silent' => {
    const found = search(typed(one, spelling));
    if (found.tier === 'sure') return one.cards.includes(found.card) ? 'right' : 'wrong';
    return found.tier === 'candidates' ? 'choice' : 'silent';
  };
  return {
    rankOf,
    figures: (questions, spelling) => {
      const known = questions.filter(({ cards: right }) => right.length > 0);
      const unknown = questions.filter(({ cards: right }) => right.length === 0);
      const ranks = known.map((one) => rankOf(one, spelling));
      const tiers = known.map((one) => tierOf(one, spelling));
      const falsely = unknown.filter((one) => tierOf(one, spelling) === 'wrong');
      return {
        answerable: known.length,
        unanswerable: unknown.length,
        r1: share(ranks, (rank) => rank === 1),
        r3: share(ranks, (rank) => rank > 0 && rank <= 3),
        sure: share(tiers, (tier) => tier === 'right'),
        wrong: share(tiers, (tier) => tier === 'wrong'),
        silent: share(tiers, (tier) => tier === 'silent'),
        falseConfident: falsely.length / Math.max(1, unknown.length),
      };
    },
  };
}

function typed({ question, seed }: Labelled, spelling: Spelling): string {
  return spelled(question, spelling, seed + 1);
}

function share<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return all.filter(counts).length / Math.max(1, all.length);
}
