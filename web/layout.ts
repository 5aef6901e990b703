import type { Language } from '../platform/language.ts';
import { html, type Html } from './html.ts';
import { styleElement } from './style.ts';

export interface Page {
  readonly language: Language;
  /** Stands in the tab and in the browser's history: neutral, never what the page is about. */
  readonly title: string;
  readonly body: Html;
}

/** The frame of every page: one request, no scripts, nothing from elsewhere. */
export function layout(page: Page): string {
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${styleElement}
      </head>
      <body>
        ${page.body}
      </body>
    </html>`.toString();
}
