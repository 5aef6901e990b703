import type { ListChoice } from '../../../../analysis/lists/answer.ts';
import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import type { Language } from '../../../../platform/language.ts';
import type { Words } from '../../speech.tsx';
import { indicators } from './indicators.ts';

/** One question of a request as the table of answers shows it. */
export interface ItemWords {
  readonly id: string;
  readonly text: string;
  /** Whether an answer points to a risk. */
  readonly isRisk: (choice: ListChoice) => boolean;
}

export function itemWords({ asks }: Pick<SentList, 'asks'>, language: Language): ItemWords[] {
  if (asks.kind === 'plan') {
    return asks.items.map(({ id, text }) => ({ id, text, isRisk: () => false }));
  }
  return asks.items.map((id) => {
    const indicator = indicators.byId.get(id);
    return {
      id,
      text: indicator?.question[language] ?? id,
      isRisk: (choice) => choice === 'partly' || choice === indicator?.risk,
    };
  });
}

/** What a request is about, in a few words. */
export function aboutWords({ say, language }: Words, { asks }: Pick<SentList, 'asks'>): string {
  if (asks.kind === 'plan') return say('lists.quarter-of', { quarter: asks.quarter });
  const ids = new Set(asks.items);
  return indicators.directions
    .flatMap(({ title, items }) => {
      const chosen = items.filter(({ id }) => ids.has(id)).length;
      if (chosen === 0) return [];
      return chosen === items.length
        ? [title[language]]
        : [`${title[language]} (${say('lists.chosen-of', { chosen, of: items.length })})`];
    })
    .join(', ');
}
