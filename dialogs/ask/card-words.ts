import { dateWords } from '../../knowledge/dates.ts';
import type { Card } from '../../knowledge/schema/card.ts';
import { showingOf } from '../../knowledge/schema/fact.ts';
import type { Language } from '../../platform/language.ts';
import type { Asked, CardPart } from '../draft.ts';
import type { Message, Text } from '../message.ts';
import { list, say, words, written } from '../say.ts';
import type { Scene } from '../step.ts';

/** The language that a card is shown in: the question's, until the person changes that of the dialog. */
export function languageFor({ state }: Scene, asked: Asked | null): Language {
  const { language } = state.session;
  return asked !== null && asked.dialog === language ? asked.language : language;
}

export function titleOf(card: Card, language: Language): Text {
  return written(card.title[language]);
}

/** One part of a card, with how far it can be relied on. The card's own words stand as they were reviewed. */
export function cardMessages(card: Card, part: CardPart, language: Language): readonly Message[] {
  const own = (text: Text): Message => ({ kind: 'say', text, tone: 'plain', card: card.id });
  const text = card.text[language];
  switch (part) {
    case 'short':
      return [own(written(`${card.title[language]}\n\n${text.short}`)), ...reliance(card)];
    case 'details':
      return [own(written(text.details)), ...reliance(card)];
    case 'source':
      return [
        own(list(card.sources.map((source) => sourceText(source, language)))),
        ...dates(card),
      ];
    case 'next':
      return [own(list(text.next.map((step) => written(step))))];
    default:
      return part satisfies never;
  }
}

/** How far a card can be relied on: its source, its dates, and whether it was confirmed. */
export function reliance(card: Card): readonly Message[] {
  const [source] = card.sources;
  const named: readonly Message[] =
    source === undefined
      ? []
      : [say('ask.by', 'notice', { source: { kind: 'localized', text: source.title } })];
  const unsure: readonly Message[] =
    showingOf(card.mark) === 'fact'
      ? []
      : [say(card.mark === 'C' ? 'ask.mark-c' : 'ask.mark-part', 'notice')];
  return [...named, ...dates(card), ...unsure];
}

function dates(card: Card): readonly Message[] {
  const since: readonly Message[] =
    card.validFrom === null
      ? []
      : [say('ask.valid-from', 'notice', { day: { kind: 'day', day: card.validFrom } })];
  const verified =
    card.verifiedOn === null
      ? say('ask.not-verified', 'notice')
      : say('ask.verified', 'notice', { day: { kind: 'day', day: card.verifiedOn } });
  return [...since, verified];
}

function sourceText(source: Card['sources'][number], language: Language): Text {
  const title = source.title[language];
  const where = source.url === null ? title : `${title}, ${source.url}`;
  return source.date === null
    ? written(where)
    : words('ask.source-dated', { title: where, date: dateWords(language, source.date) });
}
