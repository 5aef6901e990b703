import { everyLanguage, type Card } from '../../../knowledge/schema/card.ts';
import { languages } from '../../../platform/language.ts';
import type { Labelled } from '../../knowledge/labelled.ts';
import type { Engine, Passage } from './corpus.ts';

/** A card is one passage in all its languages, with its variants, as a search that knows no cards would be given it. */
export function cardsAsPassages(cards: readonly Card[]): readonly Passage[] {
  return cards.map((card) => ({
    id: card.id,
    title: languages
      .flatMap((language) => [card.title[language], ...card.asked[language]])
      .join('\n'),
    text: languages
      .map((language) => Object.values(card.text[language]).flat().join('\n'))
      .join('\n'),
  }));
}

/** How many of the answerable questions find a card that answers at the first place, and among three. */
export function foundAmongCards(
  passages: readonly Passage[],
  questions: readonly Labelled[],
  engine: Engine,
): { readonly r1: number; readonly r3: number } {
  const ask = engine(passages);
  const known = questions.filter(({ cards }) => cards.length > 0);
  const ranks = known.map(
    ({ question, cards }) => ask(question).findIndex((id) => cards.includes(id)) + 1,
  );
  const within = (most: number): number =>
    ranks.filter((rank) => rank > 0 && rank <= most).length / known.length;
  return { r1: within(1), r3: within(3) };
}

/** As many cards as are wanted, each mixed of two real ones, so that words are as rare and as long as they really are. */
export function manyCards(cards: readonly Card[], count: number): readonly Card[] {
  return Array.from({ length: count }, (_, at) => {
    const one = cards[at % cards.length];
    const other = cards[(at * 7 + Math.floor(at / cards.length)) % cards.length];
    if (one === undefined || other === undefined) throw new TypeError('no cards');
    return at < cards.length ? one : mixed(one, other, `${one.id}-${at}`);
  });
}

function mixed(one: Card, other: Card, id: string): Card {
  return {
    ...one,
    id,
    title: other.title,
    asked: everyLanguage((language) => [
      ...half(one.asked[language], 0),
      ...half(other.asked[language], 1),
    ]),
    text: everyLanguage((language) => ({
      ...one.text[language],
      details: other.text[language].details,
    })),
  };
}

function half(texts: readonly string[], part: 0 | 1): readonly string[] {
  return texts.filter((_, at) => at % 2 === part);
}
