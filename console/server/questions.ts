import type { Card, CardId } from '../../knowledge/schema/card.ts';
import type { DateIso } from '../../platform/time.ts';
import type { AskedCount } from '../../storage/asked-counts.ts';
import type { Questions } from '../numbers-api.ts';
import { next, shown } from './shown.ts';

/**
 * What became of questions: by month without gaps, and by card. Small numbers are not told; cards that only few were shown
 * are left out, because a name in the list would tell that somebody asked.
 */
export function questionsOf(
  counts: readonly AskedCount[],
  cards: ReadonlyMap<CardId, Pick<Card, 'title'>>,
  today: DateIso,
): Questions {
  return { today, months: monthsOf(counts, today), cards: cardsOf(counts, cards) };
}

function monthsOf(counts: readonly AskedCount[], today: DateIso): Questions['months'] {
  const months: Questions['months'] = [];
  const first = counts.map(({ day }) => day.slice(0, 7)).toSorted()[0];
  for (let month = first; month !== undefined && month <= today.slice(0, 7); month = next(month)) {
    const here = counts.filter(({ day }) => day.startsWith(`${month}-`));
    months.push({
      month,
      answered: shown(sum(here, 'sure')),
      candidates: shown(sum(here, 'candidates')),
      unanswered: shown(sum(here, 'unknown')),
    });
  }
  return months;
}

function cardsOf(
  counts: readonly AskedCount[],
  cards: ReadonlyMap<CardId, Pick<Card, 'title'>>,
): Questions['cards'] {
  const ids = [...new Set(counts.flatMap(({ card }) => card ?? []))];
  return ids
    .map((card) => ({ card, here: counts.filter((each) => each.card === card) }))
    .map(({ card, here }) => ({ card, here, asked: sum(here, 'sure') }))
    .filter(({ asked }) => shown(asked) !== 'few')
    .toSorted((a, b) => b.asked - a.asked)
    .map(({ card, here, asked }) => ({
      card,
      title: cards.get(card)?.title ?? null,
      shown: shown(asked),
      helpful: shown(sum(here, 'helpful')),
      unhelpful: shown(sum(here, 'unhelpful')),
    }));
}

function sum(counts: readonly AskedCount[], what: AskedCount['what']): number {
  return counts.filter((each) => each.what === what).reduce((all, { count }) => all + count, 0);
}
