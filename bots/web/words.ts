import { html, type Html } from '../../web/html.ts';

/**
 * Text as people may have written it, drawn in paragraphs and lines. Lines that start with a dash or
 * a bullet become a list.
 */
export function paragraphs(text: string): Html[] {
  return readable(text)
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map(block);
}

/** Control characters have no picture and can hide words: each shows as a replacement sign. */
export function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '\ufffd');
}

function block(text: string): Html {
  const all = text.split('\n');
  const items = all.filter((line) => bullet.test(line));
  if (items.length === all.length) {
    return html`<ul>
      ${items.map((line) => html`<li dir="auto">${line.replace(bullet, '')}</li>`)}
    </ul>`;
  }
  return html`<p dir="auto">${lines(all)}</p>`;
}

function lines(all: readonly string[]): Html[] {
  return all.map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`));
}

const bullet = /^\s*[•–-]\s+/;
