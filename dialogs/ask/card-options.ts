import type { CardId } from '../../knowledge/schema/card.ts';
import type { Option } from '../message.ts';
import type { World } from '../world.ts';

/** Cards to read next, as buttons; one that is gone in a newer version is passed over. */
export function cardOptions(
  { knowledge }: World,
  cards: readonly { readonly card: CardId }[],
): readonly Option[] {
  return cards.flatMap(({ card }): Option[] => {
    const known = knowledge.cards.get(card);
    if (known === undefined) return [];
    return [
      { id: `card:${card}`, label: { kind: 'localized', text: known.title }, weight: 'plain' },
    ];
  });
}
