import { readFileSync } from 'node:fs';

import { sha256 } from '../platform/crypto/hash.ts';
import { dangerouslyUnescapedConstant, html, type Html } from './html.ts';

/**
 * The one stylesheet stands inside each page: conversation pages are never cached, so a page that
 * needs no second request paints one round trip earlier on a slow line.
 */
const style = packed(readFileSync(new URL('style.css', import.meta.url), 'utf8'));

export const styleElement: Html = html`<style>
  ${dangerouslyUnescapedConstant(style)}
</style>`;

/** `sha256-…`: what the content security policy names instead of `unsafe-inline`. */
export const styleHash = hashOf(styleElement.toString());

/** Leaves comments and needless space out. */
function packed(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

function hashOf(element: string): string {
  const content = element.slice(element.indexOf('>') + 1, element.lastIndexOf('<'));
  const digest = sha256(new TextEncoder().encode(content));
  return `sha256-${Buffer.from(digest).toString('base64')}`;
}
