import { qrDrawing } from '../../../platform/qr-drawing.ts';

/**
 * A QR code as a drawing: no request, nothing inline. Dark on light in every colour scheme. Its text stands beside it for
 * readers by ear.
 */
export function QrCode({ text }: { readonly text: string }) {
  const { size, outline } = qrDrawing(text);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={outline} fill="#000" />
    </svg>
  );
}
