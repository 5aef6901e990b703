import { encode } from 'uqr';

/** A QR code as one outline of dark modules on a light square. */
export interface QrDrawing {
  /** Modules on each side, the light border of two with them. */
  readonly size: number;
  /** Of an SVG path. */
  readonly outline: string;
}

export function qrDrawing(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return { size, outline: outlineOf(data) };
}

/** One rectangle for each run of dark modules in a row. */
function outlineOf(rows: readonly (readonly boolean[])[]): string {
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
