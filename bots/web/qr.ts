import { encode } from 'uqr';

import { html, type Html } from '../../web/html.ts';

/** A QR code as a drawing inside the page: no request, no script. Dark on light in every colour scheme. */
export function qrCode(text: string, title: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${title}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${outline(data)}" fill="#000" />
  </svg>`;
}

/** One rectangle for each run of dark modules in a row. */
function outline(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      let run = 0;
      while (row[x + run] === true) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return path;
}
