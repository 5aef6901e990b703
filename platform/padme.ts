/**
 * The padded length for `length` (PADMÉ, PURBs 2019): at most 12 % more, and lengths alike become equal.
 * @example padme(5000) // 5120
 */
export function padme(length: number): number {
  if (!Number.isSafeInteger(length) || length < 0) throw new TypeError('not a length');
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  // Powers of two rather than shifts: files may pass 2^31.
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(length / step) * step;
}
