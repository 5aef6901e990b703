import { listOption } from '../../../dialogs/list/door.ts';
import type { ListOffer, ListRefusal } from '../../../dialogs/list/list-offer.ts';
import { introduction } from '../../../dialogs/list/words.ts';
import type { Message } from '../../../dialogs/message.ts';
import { renderText } from '../../../dialogs/render.ts';
import { say } from '../../../dialogs/say.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { Language } from '../../../platform/language.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import { notice } from '../messages.ts';
import { surveyShell } from '../survey/shell.ts';

export interface ListPageContext {
  readonly language: Language;
  readonly demonstration: boolean;
}

/** Where a personal link leads: who asks, who will read it, until when, and two ways to answer. */
export function listDoor(offer: ListOffer, { language, demonstration }: ListPageContext): string {
  const place = `list/${offer.token}`;
  const main = html`<h1>${phrase(language, 'list.page.heading')}</h1>
    <div class="talk">${firstWords(offer, language)}</div>
    <form class="answer" method="post" action="/${language}/">
      <button class="main" name="choice" value="${listOption(offer.token)}">
        ${phrase(language, 'list.page.chat')}
      </button>
    </form>
    <p class="hint">${phrase(language, 'list.page.chat-hint')}</p>
    <p class="onward">
      <a href="/${language}/${place}/page">${phrase(language, 'list.page.all')}</a>
    </p>`;
  return surveyShell({ language, demonstration, place, isForm: false, main });
}

/** The same words as in the conversation. */
export function firstWords(offer: ListOffer, language: Language): readonly Html[] {
  return [...introduction(offer), say('list.channel.web', 'notice')].map((message) =>
    drawn(message, language),
  );
}

/** Why the link takes nothing: one clear answer, with no way to find out more. */
export function listRefused(
  because: ListRefusal,
  token: string,
  { language, demonstration }: ListPageContext,
): string {
  const tone = because === 'unknown' ? 'problem' : 'notice';
  const main = html`<h1>${phrase(language, 'list.page.heading')}</h1>
    <div class="talk">${drawn(say(`list.refused.${because}`, tone), language)}</div>`;
  return surveyShell({ language, demonstration, place: `list/${token}`, isForm: false, main });
}

export function listTaken(
  { token, items }: ListOffer,
  given: number,
  { language, demonstration }: ListPageContext,
): string {
  const main = html`<h1>${phrase(language, 'list.page.heading')}</h1>
    <div class="talk">
      ${drawn(say('list.taken', 'success', { given, of: items.length }), language)}
      <p>${phrase(language, 'list.done')}</p>
    </div>`;
  return surveyShell({ language, demonstration, place: `list/${token}`, isForm: false, main });
}

export function drawn(message: Message, language: Language): Html {
  return message.kind === 'say'
    ? notice(language, message.tone, renderText(message.text, language, { forms: new Map() }))
    : nothing;
}
