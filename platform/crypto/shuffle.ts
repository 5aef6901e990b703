import type { Random } from './random.ts';

/** The same values in an order that nobody can foresee: every order is equally likely. Any number of them up to 2^32. */
export function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const mixed = [...values];
  const draw = drawer(random);
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    const [one, two] = [mixed[last], mixed[other]];
    // Both places are inside the list; the check is for the compiler, which counts no places.
    if (one === undefined || two === undefined) continue;
    mixed[last] = two;
    mixed[other] = one;
  }
  return mixed;
}

const batch = 4096;
const span = 2 ** 32;

/** A number below `below`, each equally likely; drawn from the source in batches. */
function drawer(random: Random): (below: number) => number {
  let words: DataView = new DataView(new ArrayBuffer(0));
  let at = 0;
  const next = (): number => {
    if (at + 4 > words.byteLength) {
      const bytes = random(batch);
      words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      at = 0;
    }
    const word = words.getUint32(at);
    at += 4;
    return word;
  };
  return (below) => {
    // Draws past the last whole multiple are thrown away: a remainder would favour small numbers.
    const limit = span - (span % below);
    for (;;) {
      const drawn = next();
      if (drawn < limit) return drawn % below;
    }
  };
}
