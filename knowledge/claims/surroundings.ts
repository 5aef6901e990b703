/** A sentence or an item of a list, with the line that leads the list in. */
interface Unit {
  readonly text: string;
  readonly intro: string;
}

/** Where in a text some words stand. */
export interface Surroundings {
  /** The whole sentences that the words are part of: half a sentence can say the opposite. */
  readonly sentences: string;
  /** The sentence after them, which may take back what they say. */
  readonly next: string;
}

/** What stands around `quote` in one part of a card; `null` where it does not stand there letter by letter. */
export function surroundingsOf(part: string, quote: string): Surroundings | null {
  const wanted = evened(quote.replaceAll(/(?<=^|\s)- /gu, ''));
  if (wanted === '') return null;
  const units = unitsOf(part);
  const from = units
    .map(({ text }) => text)
    .join(' ')
    .indexOf(wanted);
  if (from < 0) return null;
  let begin = 0;
  const around: string[] = [];
  let next = '';
  for (const { text, intro } of units) {
    const end = begin + text.length;
    if (begin < from + wanted.length && end > from) around.push(intro, text);
    else if (begin > from && next === '') next = text;
    begin = end + 1;
  }
  return { sentences: around.join(' '), next };
}

function unitsOf(part: string): readonly Unit[] {
  const units: Unit[] = [];
  let intro = '';
  for (const line of part.split('\n')) {
    const text = evened(line);
    if (text.startsWith('- ')) units.push({ text: text.slice(2), intro });
    else if (text !== '') {
      for (const sentence of text.split(/(?<=[.!?…]["»”)]?)\s+(?=["«“(]?\p{Lu})/u)) {
        units.push({ text: sentence, intro: '' });
      }
      intro = text;
    }
  }
  return units;
}

function evened(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
