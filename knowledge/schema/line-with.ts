/** The number of the first line that has these words, as a place in front of a problem; empty where none has. */
export function lineWith(text: string, words: string): string {
  const at = text.split('\n').findIndex((line) => line.includes(words));
  return at < 0 ? '' : `line ${at + 1}: `;
}
