import type { CaseSheet, SheetRow } from './case-sheet.ts';

const style =
  'body{font:1rem/1.5 "Noto Sans","DejaVu Sans",Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'dt{font-weight:700;margin-top:.75rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'h2{border-bottom:1px solid #999;margin-top:2rem}';

/**
 * The sheet as one page that needs nothing else, for whoever opens the archive. Nothing in it can run or ask for
 * anything: whatever a person wrote is text, and the page's own policy allows no more than its style.
 */
export function sheetHtml(sheet: CaseSheet): string {
  const parts = sheet.parts
    .map(({ heading, rows }) => `<h2>${escaped(heading)}</h2>\n${list(rows)}`)
    .join('\n');
  return `<!doctype html>
<html lang="${sheet.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(sheet.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(sheet.title)}</h1>
${list(sheet.about)}
${parts}
<p><small>${escaped(sheet.foot)}</small></p>
</body>
</html>
`;
}

function list(rows: readonly SheetRow[]): string {
  const lines = rows.map(({ label, text, language }) => {
    const lang = language === null ? '' : ` lang="${language}"`;
    return `<dt${lang} dir="auto">${escaped(label)}</dt>\n<dd${lang} dir="auto">${escaped(text)}</dd>`;
  });
  return `<dl>\n${lines.join('\n')}\n</dl>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  // What is no character of a document is left out.
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '').replaceAll('\u0000', '');
}
