import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { html } from '../../web/html.ts';
import type { PublishedHeads } from '../audit-heads.ts';
import { shell, type PageContext } from './page.ts';

/** The daily head of the audit, for whoever wants to note it down. */
export function auditPage(
  { heads }: PublishedHeads,
  language: Language,
  context: PageContext,
): string {
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'web.audit.title')}</h1>
    <p>${phrase(language, 'web.audit.lead')}</p>
    ${
      heads.length === 0
        ? html`<p>${phrase(language, 'web.audit.empty')}</p>`
        : html`<ul>
            ${heads.map(
              ({ day, seq, hash }) =>
                html`<li>${longDate(language, day)}, № ${seq}: <code>${hash}</code></li>`,
            )}
          </ul>`
    }
    <p><a href="/audit.json">audit.json</a></p>
  </article>`;
  return shell(language, { context, at: 'menu/welcome', files: false, path: 'audit', main });
}
