/** Draws that many unpredictable bytes. Pure code takes it as an argument. */
export type Random = (length: number) => Uint8Array;

export const systemRandom: Random = (length) =>
  globalThis.crypto.getRandomValues(new Uint8Array(length));

/** A number in `[0, below)`, each equally likely; `below` is at most 65,536. */
export function uniform(random: Random, below: number): number {
  if (!Number.isInteger(below) || below < 1 || below > span) throw new TypeError('bad range');
  // Draws past the last whole multiple are thrown away: a remainder would favour small numbers.
  const limit = span - (span % below);
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < limit) return drawn % below;
  }
}

const span = 65_536;
