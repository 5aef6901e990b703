import { html, type Html } from '../../web/html.ts';
import { readable } from './words.ts';

// Spelling helpers of some browsers send what is typed to their maker: they are off everywhere.
export const discreet = html`autocomplete="off" autocorrect="off" spellcheck="false"
writingsuggestions="false" data-gramm="false"`;

/** A field for long text. Browsers drop the first line break after the tag, so we give them one to drop. */
export function longField(attributes: Html, text: string): Html {
  return html`<textarea rows="8" dir="auto" ${discreet} ${attributes}>
${`\n${readable(text)}`}</textarea>`;
}
