import { phrase } from '../../../knowledge/phrases.ts';
import { languages, type Language, type Localized } from '../../../platform/language.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';

/** The languages by their own names. */
const names: Localized = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
const brand = 'Senim';

export interface SurveyShell {
  readonly language: Language;
  readonly demonstration: boolean;
  /** The address below the language: `survey/<id>/page`. */
  readonly place: string;
  /** A form of its own whose language buttons keep what was typed; `false`: languages are links. */
  readonly isForm: boolean;
  readonly main: Html;
}

/** The frame of the pages about one survey: apart from the conversation, so that neither can lose the other's words. */
export function surveyShell({ language, demonstration, place, isForm, main }: SurveyShell): string {
  const inside = html`<header class="brand"><a href="/${language}/">${brand}</a></header>
    <main id="talk" tabindex="-1">
      ${demonstration ? html`<p class="demo">${phrase(language, 'web.demonstration')}</p>` : nothing}
      ${main}
    </main>
    <nav class="tools" aria-label="${phrase(language, 'web.tools')}">
      ${languages.map((each) => tongue(each, language, place, isForm))}
      <a class="erase" href="/${language}/calendar">${phrase(language, 'web.erase')}</a>
    </nav>
    <footer><p>${phrase(language, 'web.footer')}</p></footer>`;
  return layout({
    language,
    title: brand,
    body: html`<a class="skip" href="#talk">${phrase(language, 'web.skip')}</a>
      ${isForm ? form(language, place, inside) : html`<div class="page">${inside}</div>`}`,
  });
}

function form(language: Language, place: string, inside: Html): Html {
  return html`<form
    class="page"
    method="post"
    action="/${language}/${place}"
    accept-charset="utf-8"
    autocomplete="off"
  >
    ${inside}
  </form>`;
}

function tongue(each: Language, language: Language, place: string, isForm: boolean): Html {
  const current = each === language && html`aria-current="true"`;
  return isForm
    ? html`<button
        name="language"
        value="${each}"
        formaction="/${each}/${place}"
        lang="${each}"
        ${current}
      >
        ${names[each]}
      </button>`
    : html`<a href="/${each}/${place}" lang="${each}" ${current}>${names[each]}</a>`;
}
