/** A text in parts that a page can show without stumbling: at ends of lines where there are any. */
export function partsOf(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.lastIndexOf('\n', at + most - 1);
    const whole = at + most >= text.length ? text.length : end > at ? end + 1 : at + most;
    const cut = isLowHalf(text.charCodeAt(whole)) ? whole + 1 : whole;
    parts.push(text.slice(at, cut));
    at = cut;
  }
  return parts.length === 0 ? [''] : parts;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
