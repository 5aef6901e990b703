import { dateWords, longDate } from '../../knowledge/dates.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { subtasksOfCard, type Procedures } from '../../knowledge/procedures.ts';
import { topics, type Card, type Topic } from '../../knowledge/schema/card.ts';
import { showingOf } from '../../knowledge/schema/fact.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import { notice } from './messages.ts';
import { shell, type PageContext } from './page.ts';
import { paragraphs } from './words.ts';

/** What these pages show and lead to. */
export type KnowledgeShown = Pick<Knowledge, 'cards' | 'procedures'>;

/** All cards by topic, for who would rather read than ask. */
export function knowledgePage(
  { cards }: KnowledgeShown,
  language: Language,
  context: PageContext,
): string {
  const all = [...cards.values()];
  const filled = topics
    .map((topic) => ({ topic, under: all.filter((card) => card.topic === topic) }))
    .filter(({ under }) => under.length > 0);
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'ask.all')}</h1>
    <p>${phrase(language, 'ask.all-intro')}</p>
    <ul class="links" role="list">
      <li><a href="/${language}/procedures">${phrase(language, 'procedures.link')}</a></li>
      <li><a href="/${language}/directory">${phrase(language, 'directory.open')}</a></li>
      <li><a href="/${language}/verify">${phrase(language, 'proof.title')}</a></li>
      <li><a href="/${language}/trust">${phrase(language, 'trust.title')}</a></li>
    </ul>
    <nav aria-label="${phrase(language, 'ask.contents')}">
      <ul class="contents" role="list">
        ${filled.map(({ topic, under }) => html`<li>${topicLink(topic, under.length, language)}</li>`)}
      </ul>
    </nav>
    ${filled.map(
      ({ topic, under }) =>
        html`<section aria-labelledby="${topic}">
          <h2 id="${topic}">${phrase(language, `topic.${topic}`)}</h2>
          ${linkList(under, language)}
        </section>`,
    )}
    ${onward(language)}
  </article>`;
  return reading(language, 'knowledge', main, context);
}

/** One card on a page of its own. */
export function cardPage(
  card: Card,
  { cards, procedures }: KnowledgeShown,
  language: Language,
  context: PageContext,
): string {
  const text = card.text[language];
  const related = card.related.flatMap((id) => cards.get(id) ?? []);
  const main = html`<article class="talk reading">
    <h1>${card.title[language]}</h1>
    ${warnings(card, language)} ${paragraphs(text.short)} ${paragraphs(text.details)}
    <h2>${phrase(language, 'ask.next')}</h2>
    <ul>
      ${text.next.map((step) => html`<li>${step}</li>`)}
    </ul>
    <h2>${phrase(language, 'ask.source')}</h2>
    <ul>
      ${card.sources.map((source) => html`<li>${sourceLine(source, language)}</li>`)}
    </ul>
    <h2>${phrase(language, 'ask.reliance')}</h2>
    <ul>
      ${reliance(card, language).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${
      related.length > 0 &&
      html`<h2>${phrase(language, 'ask.related')}</h2>
        ${linkList(related, language)}`
    }
    ${inProcedures(card, procedures, language)} ${onward(language)}
    <p class="onward">
      <a href="/${language}/knowledge#${card.topic}">${phrase(language, 'ask.all')}</a>
    </p>
  </article>`;
  return reading(language, `knowledge/${card.id}`, main, context);
}

/** Where the instruction asks for what the card explains. */
function inProcedures(card: Card, procedures: Procedures, language: Language): Html {
  const subtasks = subtasksOfCard(procedures, card.id);
  const isWhole = card.id === procedures.direction.card;
  if (subtasks.length === 0 && !isWhole) return nothing;
  const page = `/${language}/procedures`;
  return html`<h2>${phrase(language, 'procedures.of-card')}</h2>
    <ul class="links" role="list">
      ${subtasks.map(({ id, title }) => html`<li><a href="${page}#${id}">${title[language]}</a></li>`)}
      ${isWhole && html`<li><a href="${page}">${phrase(language, 'procedures.link')}</a></li>`}
    </ul>`;
}

/** The buttons of these pages choose from the first screen, wherever the conversation stands. */
function reading(language: Language, path: string, main: Html, context: PageContext): string {
  return shell(language, { context, at: 'menu/welcome', files: false, path, main });
}

function onward(language: Language): Html {
  return html`<p class="offer">${phrase(language, 'ask.no-answer')}</p>
    <ul class="options" role="list" aria-label="${phrase(language, 'web.choices')}">
      <li>
        <button class="main" name="choice" value="ask">${phrase(language, 'menu.ask')}</button>
      </li>
      <li><button name="choice" value="report">${phrase(language, 'menu.report')}</button></li>
    </ul>`;
}

function topicLink(topic: Topic, count: number, language: Language): Html {
  const name = phrase(language, `topic.${topic}`);
  return html`<a href="#${topic}"
    >${phrase(language, 'ask.topic-count', { topic: name, count })}</a
  >`;
}

function linkList(cards: readonly Card[], language: Language): Html {
  return html`<ul class="links" role="list">
    ${cards.map(
      (card) =>
        html`<li><a href="/${language}/knowledge/${card.id}">${card.title[language]}</a></li>`,
    )}
  </ul>`;
}

/** The address stands in words too, so that it can be read on paper. */
function sourceLine({ title, date, url }: Card['sources'][number], language: Language): Html {
  const named = title[language];
  const dated =
    date === null
      ? named
      : phrase(language, 'ask.source-dated', { title: named, date: dateWords(language, date) });
  if (url === null) return html`${dated}`;
  return html`${dated}, <a href="${url}" rel="noreferrer noopener">${url}</a>`;
}

/** What is not confirmed stands before the answer: many read no further. */
function warnings(card: Card, language: Language): Html {
  if (showingOf(card.mark) === 'fact') return nothing;
  const key = card.mark === 'C' ? 'ask.mark-c' : 'ask.mark-part';
  return notice(language, 'warning', phrase(language, key));
}

function reliance(card: Card, language: Language): readonly string[] {
  const dated = (key: 'ask.valid-from' | 'ask.verified', day: Card['validFrom']) =>
    day === null ? [] : [phrase(language, key, { day: longDate(language, day) })];
  return [
    ...dated('ask.valid-from', card.validFrom),
    ...(card.verifiedOn === null
      ? [phrase(language, 'ask.not-verified')]
      : dated('ask.verified', card.verifiedOn)),
  ];
}
