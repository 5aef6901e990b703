/** Of a sheet of A4, in twentieths of a point; the wide edge is the one that is bound. */
export const paper = {
  short: 11_906,
  long: 16_838,
  left: mm(30),
  right: mm(15),
  top: mm(20),
  bottom: mm(20),
} as const;

/** Where the text of a page is as wide as `page` says. */
export function textWidth(page: 'portrait' | 'landscape'): number {
  return (page === 'portrait' ? paper.short : paper.long) - paper.left - paper.right;
}

/** Sizes in half points. Times New Roman has every Kazakh letter; where it is missing, programs take Liberation Serif 2 or PT Astra Serif. */
export const type = {
  font: 'Times New Roman',
  text: 28,
  table: 24,
  small: 18,
  caption: 16,
} as const;

/** The first line of a paragraph is set in. */
export const indent = mm(12.5);

function mm(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}
