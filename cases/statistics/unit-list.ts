import type { Localized } from '../../platform/language.ts';
import { z } from '../../platform/shape.ts';

/** A unit of the body as officers count by it: people write its name in their own words. */
export interface CountedUnit {
  readonly id: string;
  readonly name: Localized;
  /** What stands in a report that means it: parts of words, in any language. */
  readonly words: readonly string[];
}

export interface UnitList {
  readonly v: 1;
  readonly units: readonly CountedUnit[];
}

export const mostUnits = 60;

const name = z.string().trim().min(1).max(120);

export const unitListShape: z.ZodType<UnitList> = z.strictObject({
  v: z.literal(1),
  units: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{8}$/u),
        name: z.strictObject({ kk: name, ru: name, en: name }),
        words: z.array(z.string().trim().min(2).max(60)).max(30),
      }),
    )
    .max(mostUnits),
});

/** Finds the unit that somebody’s words mean: the first of the list that has one of its names or words in them. */
export function unitFinder({ units }: UnitList): (words: string) => string | null {
  const known = units.map(({ id, name: { kk, ru, en }, words }) => ({
    id,
    parts: [kk, ru, en, ...words].map(plain).filter((part) => part !== ''),
  }));
  return (words) => {
    const text = plain(words);
    return known.find(({ parts }) => parts.some((part) => text.includes(part)))?.id ?? null;
  };
}

function plain(words: string): string {
  return words.toLowerCase().replace(/\s+/gu, ' ').trim();
}
