/** A share of a group in per cent, as finely as its size allows. "Nobody" and "everybody" are never said of a group. */
export type Share =
  | { readonly kind: 'about'; readonly percent: number }
  | { readonly kind: 'at-most'; readonly percent: number }
  | { readonly kind: 'at-least'; readonly percent: number };

/** Below this a per cent is less than half a person. */
const largeGroup = 50;

/** `people` of `all` in steps of 5 below 50 people, of 1 from there on. */
export function coarse(people: number, all: number): Share {
  const step = all < largeGroup ? 5 : 1;
  const percent = all === 0 ? 0 : (people / all) * 100;
  if (percent <= step) return { kind: 'at-most', percent: step };
  if (percent >= 100 - step) return { kind: 'at-least', percent: 100 - step };
  return { kind: 'about', percent: Math.round(percent / step) * step };
}

/** `people` of `all` to one decimal place, halves up: 106 of 110 is 96.4. */
export function exact(people: number, all: number): number {
  return all === 0 ? 0 : Math.round((people / all) * 1000) / 10;
}
