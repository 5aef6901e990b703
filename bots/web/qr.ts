import { html, type Html } from '../../web/html.ts';
import { qrDrawing } from '../../platform/qr-drawing.ts';

/** A QR code as a drawing inside the page: no request, no script. Dark on light in every colour scheme. */
export function qrCode(text: string, title: string): Html {
  const { size, outline } = qrDrawing(text);
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${title}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${outline}" fill="#000" />
  </svg>`;
}
