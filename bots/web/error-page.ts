import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { html, type Html } from '../../web/html.ts';
import { fileLimits } from './answer.ts';
import { longField } from './long-field.ts';
import { shell, type PageContext } from './page.ts';

/** The refusals that have a page of their own, by HTTP status. */
export type ErrorStatus = 400 | 403 | 404 | 405 | 408 | 413 | 415 | 500 | 503 | 507;

/** What the person had sent: it goes back, so that one press sends it again. */
export interface Attempt {
  readonly text: string | null;
  readonly at: string | null;
}

/** Says in plain words what went wrong; what was typed stands in the field, ready to be sent again. */
export function errorPage(
  status: ErrorStatus,
  language: Language,
  context: PageContext,
  attempt: Attempt = { text: null, at: null },
): string {
  return shell(language, {
    context,
    at: attempt.at,
    files: false,
    path: null,
    main: html`<div class="talk">
        <h1>${phrase(language, `web.error-${status}`)}</h1>
        <p>${phrase(language, `web.error-${status}-text`, fileLimits)}</p>
      </div>
      ${attempt.text !== null && again(attempt.text, language)}
      ${onward(language, context.session !== null)}`,
  });
}

function again(text: string, language: Language): Html {
  return html`<div class="answer">
    <label for="text">${phrase(language, 'web.answer')}</label>
    ${longField(html`id="text" name="text"`, text)}
    <button class="main">${phrase(language, 'web.continue')}</button>
  </div>`;
}

/** A link would lose a session that only the form carries. */
function onward(language: Language, carried: boolean): Html {
  const label = phrase(language, 'web.to-start');
  return carried
    ? html`<p class="onward"><button name="language" value="${language}">${label}</button></p>`
    : html`<p class="onward"><a href="/${language}/">${label}</a></p>`;
}
