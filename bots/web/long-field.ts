import { html, type Html } from '../../web/html.ts';
import { readable } from './words.ts';

// Spelling helpers of some browsers send what is typed to their maker: they are off everywhere.
export const discreet = html`autocomplete="off" autocorrect="off" spellcheck="false"
writingsuggestions="false" data-gramm="false"`;

/** A field for long text. */
export function longField(attributes: Html, text: string): Html {
  // Browsers drop the first line break after the tag, so they are given exactly one to drop.
  const kept = `\n${readable(text)}`;
  // prettier-ignore
  return html`<textarea rows="8" cols="60" dir="auto" ${discreet} ${attributes}>${kept}</textarea>`;
}
