import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { html } from '../../web/html.ts';
import type { ConsoleHashes } from '../console-hashes.ts';
import { shell, type PageContext } from './page.ts';

/** What the officers' page consists of, for whoever wants to check that an officer gets nothing else. */
export function consoleHashesPage(
  hashes: ConsoleHashes | null,
  language: Language,
  context: PageContext,
): string {
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'trust.console.title')}</h1>
    <p>${phrase(language, 'trust.console.lead')}</p>
    ${
      hashes === null
        ? html`<p>${phrase(language, 'trust.console.empty')}</p>`
        : html`<p>
              ${phrase(language, 'trust.console.whole')}:
              <code translate="no">${hashes.whole}</code>
            </p>
            <h2>${phrase(language, 'trust.check')}</h2>
            <p>${phrase(language, 'trust.console.how')}</p>
            <p>${phrase(language, 'trust.console.limits')}</p>
            <p><a href="/console-hashes.json">${phrase(language, 'trust.console.file')}</a></p>
            <h2>${phrase(language, 'trust.console.files')}</h2>
            <ul>
              ${Object.entries(hashes.files).map(
                ([file, hash]) => html`<li translate="no">${file}: <code>${hash}</code></li>`,
              )}
            </ul>`
    }
  </article>`;
  return shell(language, {
    context,
    at: 'menu/welcome',
    files: false,
    path: 'console-hashes',
    main,
  });
}
