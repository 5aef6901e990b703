export type CountOfCell =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'empty' | 'negative' | 'fraction' | 'no-number' | 'too-large' };

/** No month of any body brings as many. */
export const largestCount = 1_000_000;

/** A number of appeals as tables write it: spaces of any kind between thousands, and `12,00` for twelve. */
export function countOfCell(cell: string): CountOfCell {
  const text = cell.replace(/[\s\u00A0\u2007\u2009\u202F'’]/gu, '');
  if (text === '') return { kind: 'empty' };
  const [, sign = '', whole, rest = ''] = /^([-−–+]?)(\d+)(?:[.,](\d+))?$/u.exec(text) ?? [];
  if (whole === undefined) return { kind: 'no-number' };
  // Three digits may be thousands or a part of one: the officer has to say it without a sign.
  if (rest.length === 3 || /[1-9]/u.test(rest)) return { kind: 'fraction' };
  const count = Number(whole);
  if (sign !== '' && sign !== '+' && count > 0) return { kind: 'negative' };
  return count > largestCount ? { kind: 'too-large' } : { kind: 'count', count };
}
