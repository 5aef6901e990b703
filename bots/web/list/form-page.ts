import type { DraftSaid } from '../../../dialogs/draft.ts';
import {
  choicesOf,
  type ListChoice,
  type ListItem,
  type ListOffer,
} from '../../../dialogs/list/list-offer.ts';
import { choiceText } from '../../../dialogs/list/words.ts';
import { longestNote } from '../../../dialogs/list/more.ts';
import type { Message } from '../../../dialogs/message.ts';
import { renderText } from '../../../dialogs/render.ts';
import { longDate } from '../../../knowledge/dates.ts';
import type { Indicators } from '../../../knowledge/indicators.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { cleanText, countCharacters } from '../../../knowledge/schema/text.ts';
import { base64url } from '../../../platform/crypto/bytes.ts';
import type { Language } from '../../../platform/language.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import { longField } from '../long-field.ts';
import type { Filled } from '../survey/fields.ts';
import { surveyShell } from '../survey/shell.ts';
import { drawn, firstWords, type ListPageContext } from './door-page.ts';

export interface ListForm {
  readonly offer: ListOffer;
  readonly once: Uint8Array;
  readonly filled: Pick<Filled, 'values'>;
  readonly said: readonly Message[];
  /** Items whose note is too long. */
  readonly long: ReadonlySet<string>;
}

const choiceField = (id: string): string => `q.${id}`;
const noteField = (id: string): string => `note.${id}`;

/** All questions of a check-list on one page, by direction: for somebody who answers at a desk. */
export function listForm(
  { offer, once, filled, said, long }: ListForm,
  indicators: Indicators,
  { language, demonstration }: ListPageContext,
): string {
  const main = html`<input type="hidden" name="once" value="${base64url(once)}" />
    <h1>${phrase(language, 'list.page.heading')}</h1>
    <div class="talk">
      ${said.map((message) => drawn(message, language))} ${firstWords(offer, language)}
      <p class="hint">${phrase(language, 'list.page.files')}</p>
    </div>
    ${parts(offer, indicators).map(
      ({ title, items }) =>
        html`${title !== null && html`<h2>${title[language]}</h2>`}
        ${items.map((item) =>
          fieldset(item, offer, { filled, isLong: long.has(item.id), indicators, language }),
        )}`,
    )}
    <p class="hint">${phrase(language, 'list.final')}</p>
    <p><button class="main">${phrase(language, 'list.send')}</button></p>`;
  return surveyShell({
    language,
    demonstration,
    place: `list/${offer.token}/page`,
    isForm: true,
    main,
  });
}

/** The items under the headings of their directions; those of a plan have none. */
function parts({ items }: ListOffer, { directions }: Indicators) {
  const known = directions.map(({ title, items: signs }) => {
    const ids = new Set<string>(signs.map(({ id }) => id));
    return { title, items: items.filter(({ id, text }) => text === null && ids.has(id)) };
  });
  return [...known, { title: null, items: items.filter(({ text }) => text !== null) }].filter(
    (part) => part.items.length > 0,
  );
}

interface Around {
  readonly filled: ListForm['filled'];
  readonly isLong: boolean;
  readonly indicators: Indicators;
  readonly language: Language;
}

function fieldset(item: ListItem, offer: ListOffer, around: Around): Html {
  const { filled, isLong, indicators, language } = around;
  const indicator = indicators.byId.get(item.id);
  const given = filled.values.get(choiceField(item.id))?.[0] ?? '';
  const note = filled.values.get(noteField(item.id))?.[0] ?? '';
  const label = item.text ?? indicator?.question[language] ?? '';
  return html`<fieldset class="asked">
    <legend>${label}</legend>
    ${item.term !== null && html`<p class="hint">${longDate(language, item.term)}</p>`}
    ${
      item.text === null &&
      indicator !== undefined &&
      phrase(language, 'list.why', {
        why: indicator.why[language],
        where: indicator.where[language],
      })
        .split('\n')
        .map((line) => html`<p class="hint">${line}</p>`)
    }
    ${indicator?.caution !== undefined && html`<p class="hint">${indicator.caution[language]}</p>`}
    ${choicesOf(offer).map((choice) => radio(item.id, choice, given === choice, language))}
    ${radio(item.id, null, given === '', language)}
    <details ${(note !== '' || isLong) && html`open`}>
      <summary>${phrase(language, 'list.page.note')}</summary>
      ${
        isLong
          ? html`<p class="problem">
              ${phrase(language, 'list.page.long', { limit: longestNote })}
            </p>`
          : nothing
      }
      ${longField(html`name="${noteField(item.id)}" aria-label="${label}"`, note)}
    </details>
  </fieldset>`;
}

/** What was marked by mistake can be taken back without a script. */
function radio(id: string, choice: ListChoice | null, isMarked: boolean, language: Language): Html {
  return html`<label class="choice">
    <input
      type="radio"
      name="${choiceField(id)}"
      value="${choice ?? ''}"
      ${isMarked && html`checked`}
    />
    ${
      choice === null
        ? phrase(language, 'list.page.no-answer')
        : renderText(choiceText(choice), language, { forms: new Map() })
    }
  </label>`;
}

/** What was filled in. A note without an answer is kept back with its item: nothing of it may be lost unseen. */
export function readListForm(
  offer: ListOffer,
  { values }: Pick<Filled, 'values'>,
): {
  readonly said: Readonly<Record<string, DraftSaid>>;
  readonly long: ReadonlySet<string>;
  readonly unanswered: readonly string[];
} {
  const said: Record<string, DraftSaid> = {};
  const long = new Set<string>();
  const unanswered: string[] = [];
  for (const { id } of offer.items) {
    const choice = choicesOf(offer).find((one) => values.get(choiceField(id))?.includes(one));
    const note = cleanText(values.get(noteField(id))?.[0] ?? '');
    if (countCharacters(note) > longestNote) long.add(id);
    if (choice === undefined && note !== '') unanswered.push(id);
    if (choice !== undefined) said[id] = { choice, note: note === '' ? null : note, files: [] };
  }
  return { said, long, unanswered };
}
