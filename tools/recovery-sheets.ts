import { encode } from 'uqr';

import { type RecoverySheet, sheetText } from '../cases/recovery-sheet.ts';
import { longDate } from '../knowledge/dates.ts';
import { phrase } from '../knowledge/phrases.ts';
import { languages } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';

/** Three sheets of A4 as one page to be printed from any browser, without a request to anybody. */
export function sheetsPage(
  sheets: readonly RecoverySheet[],
  { body, day }: { readonly body: string; readonly day: DateIso },
): string {
  const articles = sheets.map((sheet) => article(sheet, body, day)).join('\n');
  return `<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<title>Senim</title>
<style>
@page { size: A4; margin: 18mm }
body { font: 12pt sans-serif }
article { break-after: page; max-width: 170mm }
code { font: 14pt monospace; letter-spacing: 0.05em }
li { margin: 3mm 0 }
svg { width: 55mm }
</style>
</head>
<body>
${articles}
</body>
</html>
`;
}

function article(sheet: RecoverySheet, body: string, day: DateIso): string {
  const { set, number, lines } = sheet;
  const words = languages.map((language) => {
    const say = (key: Parameters<typeof phrase>[1], params = {}) =>
      escaped(phrase(language, key, params));
    return `<section lang="${language}"><h2>${say('keys.sheets.title', { number })}</h2>
<p>${escaped(body)}. ${escaped(longDate(language, day))}. <strong>${say('keys.sheets.set', { set })}</strong></p>
<p>${say('keys.sheets.what')} ${say('keys.sheets.keep')}</p></section>`;
  });
  return `<article>
<ol>${lines.map((line) => `<li><code>${line}</code></li>`).join('')}</ol>
${drawing(sheetText(sheet))}
${words.join('\n')}
</article>`;
}

function drawing(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const dark = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark}"/></svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
