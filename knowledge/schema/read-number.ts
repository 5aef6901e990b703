export type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly because: 'not-a-number' | 'unclear-number' };

/**
 * A number as people write it: `1 000 000`, `12,5`, `1.234,56`, full-width digits. A single separator before exactly
 * three digits (`1,500`) may mean a thousand or a decimal: refused as unclear rather than guessed.
 */
export function readNumber(written: string): ReadNumber {
  const plain = written.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const grouped = plain.replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, '');
  if (/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/u.test(grouped))
    return { ok: false, because: 'unclear-number' };
  const value = Number(decimalPoint(grouped));
  const shaped = /^[-+]?\d{1,15}(?:[.,\d]{0,40})$/u.test(grouped);
  return shaped && Number.isFinite(value)
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, because: 'not-a-number' };
}

// `1.234.567,8` and `1,234,567.8`: the separator that repeats or comes first groups thousands.
function decimalPoint(text: string): string {
  if (/^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(text) && /\..*[.,]/u.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) && /,.*[.,]/u.test(text)) {
    return text.replaceAll(',', '');
  }
  return text.replace(',', '.');
}
