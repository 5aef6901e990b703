import { type Import, type ImportRow, monthNumber } from './import.ts';
import type { ReadLine } from './lines.ts';

/** The document that is sealed: lines with their names said once. */
export function makeImport(
  lines: readonly ReadLine[],
  about: Pick<Import, 'from' | 'asOf' | 'day' | 'by'>,
): Import {
  const places = new Map<string, number>();
  const placeOf = (name: string | null): number | null => {
    if (name === null) return null;
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  };
  const rows = lines.map(({ month, category, unit, channel, count }): ImportRow => [
    monthNumber(month),
    placeOf(category),
    placeOf(unit),
    placeOf(channel),
    count,
  ]);
  return { v: 1, ...about, names: [...places.keys()], rows };
}
