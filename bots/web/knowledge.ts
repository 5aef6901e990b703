import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { topics, type Card, type CardId } from '../../knowledge/schema/card.ts';
import { showingOf } from '../../knowledge/schema/fact.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import { shell, type PageContext } from './page.ts';
import { paragraphs } from './words.ts';

type Cards = ReadonlyMap<CardId, Card>;

/** All cards by topic, for who would rather read than ask. */
export function knowledgePage(cards: Cards, language: Language, context: PageContext): string {
  const all = [...cards.values()];
  return shell(language, {
    context,
    at: null,
    files: false,
    main: html`<article class="talk reading">
      <h1>${phrase(language, 'ask.all')}</h1>
      ${topics.map((topic) => {
        const under = all.filter((card) => card.topic === topic);
        return under.length === 0
          ? nothing
          : html`<h2>${phrase(language, `ask.topic.${topic}`)}</h2>
              ${linkList(under, language)}`;
      })}
    </article>`,
  });
}

/** One card on a page of its own. */
export function cardPage(
  card: Card,
  cards: Cards,
  language: Language,
  context: PageContext,
): string {
  const text = card.text[language];
  const related = card.related.flatMap((id) => cards.get(id) ?? []);
  return shell(language, {
    context,
    at: null,
    files: false,
    main: html`<article class="talk reading">
      <h1>${card.title[language]}</h1>
      ${paragraphs(text.short)} ${paragraphs(text.details)}
      <h2>${phrase(language, 'ask.next')}</h2>
      <ul>
        ${text.next.map((step) => html`<li>${step}</li>`)}
      </ul>
      <h2>${phrase(language, 'ask.source')}</h2>
      <ul>
        ${card.sources.map((source) => html`<li>${sourceLine(source, language)}</li>`)}
      </ul>
      ${reliance(card, language)} ${related.length > 0 && linkList(related, language)}
      <p><a href="/${language}/knowledge">${phrase(language, 'ask.all')}</a></p>
    </article>`,
  });
}

function linkList(cards: readonly Card[], language: Language): Html {
  return html`<ul>
    ${cards.map(
      (card) =>
        html`<li><a href="/${language}/knowledge/${card.id}">${card.title[language]}</a></li>`,
    )}
  </ul>`;
}

function sourceLine({ title, date, url }: Card['sources'][number], language: Language): string {
  const where = url === null ? title[language] : `${title[language]}, ${url}`;
  return date === null ? where : phrase(language, 'ask.source-dated', { title: where, date });
}

function reliance(card: Card, language: Language): Html[] {
  const dated = (key: 'ask.valid-from' | 'ask.verified', day: Card['validFrom']) =>
    day === null ? [] : [phrase(language, key, { day: longDate(language, day) })];
  const unsure =
    showingOf(card.mark) === 'fact'
      ? []
      : ([card.mark === 'C' ? 'ask.mark-c' : 'ask.mark-part'] as const);
  const lines = [
    ...dated('ask.valid-from', card.validFrom),
    ...(card.verifiedOn === null
      ? [phrase(language, 'ask.not-verified')]
      : dated('ask.verified', card.verifiedOn)),
    ...unsure.map((key) => phrase(language, key)),
  ];
  return lines.map((line) => html`<p>${line}</p>`);
}
