/** As many UTF-16 units as one message may have. */
export const longestMessage = 4096;

/** Where a text is cut, the best first: between paragraphs, lines, sentences, words. */
const seams = [/\n\n+/gu, /\n/gu, /(?<=[.!?…:;])\s+/gu, /\s+/gu];

/** The text in pieces that each fit into a message, cut where a reader would pause. Nothing but white space is lost. */
export function splitText(text: string, longest: number = longestMessage): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const [end, next] = seamIn(rest, longest);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(next).trimStart();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function seamIn(text: string, longest: number): readonly [end: number, next: number] {
  for (const seam of seams) {
    let last: RegExpExecArray | null = null;
    seam.lastIndex = 0;
    for (const found of text.slice(0, longest + 1).matchAll(seam)) last = found;
    // A cut near the beginning would leave crumbs.
    if (last !== null && last.index > longest / 4) return [last.index, last.index + last[0].length];
  }
  // A word without an end; a pair of surrogates stays together.
  const code = text.charCodeAt(longest - 1);
  const end = code >= 0xd800 && code <= 0xdbff ? longest - 1 : longest;
  return [end, end];
}
