import { z } from '../../../platform/shape.ts';
import type { DateIso } from '../../../platform/time.ts';
import { day } from '../../frame-header.ts';
import { largestCount } from './count-cell.ts';

/** Systems of the state that hold appeals to a body, and any other. */
export const importSources = ['e-otinish', 'smart-data-ukimet', 'other'] as const;
export type ImportSource = (typeof importSources)[number];

/** Where figures are from. Two of the same system are the same source, whoever brought them. */
export type SourceName =
  | { readonly source: Exclude<ImportSource, 'other'> }
  | { readonly source: 'other'; readonly name: string };

/** Counts of appeals that somebody else counted, as an officer brought them in: sealed to the group as one document. */
export interface Import {
  readonly v: 1;
  readonly from: SourceName;
  /** The day that the figures are of, as their source says. */
  readonly asOf: DateIso;
  /** When they were brought in, and by whom: an id in the roster. */
  readonly day: DateIso;
  readonly by: string;
  /** Every name in the table, said once. */
  readonly names: readonly string[];
  readonly rows: readonly ImportRow[];
}

/** Months since the year 0, places of the category, the unit and the channel among the names, and the count. */
export type ImportRow = readonly [
  month: number,
  category: number | null,
  unit: number | null,
  channel: number | null,
  count: number,
];

export const mostRows = 20_000;
export const mostNames = 300;
export const longestName = 120;
export const longestSource = 80;
/** So many a group keeps. */
export const mostImports = 24;

const at = z.int().min(0).max(mostNames).nullable();
const row = z.tuple([
  z.int().min(24_000).max(25_200),
  at,
  at,
  at,
  z.int().min(0).max(largestCount),
]);

export const sourceShape: z.ZodType<SourceName> = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('e-otinish') }),
  z.strictObject({ source: z.literal('smart-data-ukimet') }),
  z.strictObject({
    source: z.literal('other'),
    name: z.string().trim().min(2).max(longestSource),
  }),
]);

export const importShape: z.ZodType<Import> = z
  .strictObject({
    v: z.literal(1),
    from: sourceShape,
    asOf: day,
    day,
    by: z.string().min(1).max(200),
    names: z.array(z.string().min(1).max(longestName)).max(mostNames),
    rows: z.array(row).min(1).max(mostRows),
  })
  .refine(({ names, rows }) =>
    rows.every(([, ...cells]) =>
      cells.slice(0, 3).every((cell) => cell === null || cell < names.length),
    ),
  );

/** What is the same for two imports of one source, however its name was written. */
export function sourceKey(from: SourceName): string {
  if (from.source !== 'other') return from.source;
  const name = plain(from.name);
  return known.find(({ names }) => names.includes(name))?.source ?? `other/${name}`;
}

/** Two ways to write a name would be two systems, and the difference of their figures would tell single appeals. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The names of systems that stand on the list, of an officer who wrote them by hand. */
const known = [
  { source: 'e-otinish', names: ['Е-Өтініш', 'Е-Отиниш', 'E-Өтініш', 'E-Otinish'].map(plain) },
  { source: 'smart-data-ukimet', names: ['Smart Data Ukimet'].map(plain) },
] as const;

/** `YYYY-MM` as a row holds it. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

export function monthOfNumber(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
