/** Below this a number can give a person away. */
const smallest = 10;

/** A number that gives nobody away. */
export function shown(count: number): number | 'few' {
  return count < smallest ? 'few' : count;
}

/** The month after `YYYY-MM`. */
export function next(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
