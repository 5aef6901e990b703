import type { ProofFinding } from '../../cases/proof-text.ts';
import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import { html, type Html } from '../../web/html.ts';
import { notice } from './messages.ts';
import { shell, type PageContext } from './page.ts';

/** What became of a proof that somebody showed. */
export type Verified =
  { readonly kind: ProofFinding; readonly day: DateIso } | { readonly kind: 'nothing' | 'unread' };

/** Characters of a proof with whatever stands around it. */
export const longestProof = 16 * 1024;

/** Whether a proof of filing holds. Neither the store nor a session is looked at, and nothing is kept. */
export function verifyPage(
  language: Language,
  context: PageContext,
  shown: Verified | null,
  serverPublic: Uint8Array,
): string {
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'proof.title')}</h1>
    ${shown !== null && finding(shown, language)}
    <p>${phrase(language, 'proof.intro')}</p>
    ${fields(language)}
    <h2>${phrase(language, 'proof.says')}</h2>
    <ul>
      <li>${phrase(language, 'proof.proves')}</li>
      <li>${phrase(language, 'proof.proves-not')}</li>
      <li>${phrase(language, 'proof.shows')}</li>
    </ul>
    <h2>${phrase(language, 'proof.alone')}</h2>
    <p>${phrase(language, 'proof.alone-how')}</p>
    <p><code translate="no">${hex(serverPublic)}</code></p>
    <p class="onward"><a href="/${language}/directory">${phrase(language, 'directory.open')}</a></p>
  </article>`;
  return shell(language, { context, at: 'menu/welcome', files: true, path: 'verify', main });
}

/** The button stands before all others of the form, so that Enter presses it. */
function fields(language: Language): Html {
  return html`<div class="answer">
    <label for="text">${phrase(language, 'proof.paste')}</label>
    <textarea id="text" name="text" rows="7" spellcheck="false" autocapitalize="none"></textarea>
    <label for="file">${phrase(language, 'proof.upload')}</label>
    <input id="file" name="file" type="file" accept=".txt,text/plain" />
    <button class="main" formaction="/${language}/verify">
      ${phrase(language, 'proof.check')}
    </button>
  </div>`;
}

function finding(shown: Verified, language: Language): Html {
  switch (shown.kind) {
    case 'genuine': {
      const day = longDate(language, shown.day);
      return notice(language, 'success', phrase(language, 'proof.genuine', { day }));
    }
    case 'elsewhere':
      return notice(language, 'warning', phrase(language, 'proof.elsewhere'));
    case 'changed':
      return notice(language, 'problem', phrase(language, 'proof.changed'));
    case 'unread':
      return notice(language, 'problem', phrase(language, 'proof.unread'));
    case 'nothing':
      return notice(language, 'problem', phrase(language, 'proof.nothing'));
    default:
      return shown satisfies never;
  }
}
