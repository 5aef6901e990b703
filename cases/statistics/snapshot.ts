import type { Localized } from '../../platform/language.ts';
import { readShape, z } from '../../platform/shape.ts';
import type { DateIso } from '../../platform/time.ts';
import { day } from '../frame-header.ts';
import { type Quarter, quarter, quarterPattern } from './quarter.ts';
import { longestName, mostNames, type SourceName, sourceShape } from './imports/import.ts';
import { sourceTables, type SourceTable } from './imports/source.ts';
import { closedTables, type ClosedTable, filedTables, type FiledTable } from './tally.ts';

/** What an officer publishes about one quarter: figures that point at nobody, with the words that go with them. */
export interface Snapshot {
  readonly v: 1;
  readonly type: 'statistics';
  readonly body: string;
  /** Whose cases were counted: those that this group may open. */
  readonly group: 'default' | 'oversight';
  /** Counts all snapshots of the installation, from 1. */
  readonly number: number;
  /** Hash of the one before; `null` for the first. A snapshot that was taken away is noticed by it. */
  readonly prev: string | null;
  readonly quarter: Quarter;
  /** When it was made. */
  readonly day: DateIso;
  readonly audience: 'public' | 'analysts';
  /** The number of the snapshot that this one takes the place of; a snapshot itself never changes. */
  readonly corrects: number | null;
  /** The officer’s own words; a correction says why. */
  readonly note: Localized | null;
  /** `null`: the snapshot that it corrects is withdrawn, and nothing stands in its place. */
  readonly figures: Figures | null;
  /** What others counted, where the officer chose to show it beside; never a part of `figures`. */
  readonly external?: readonly PublishedSource[];
  /** What the cells are called, so that they can be read when lists have changed. */
  readonly names: Readonly<Record<NamedTable, Readonly<Record<string, Localized>>>>;
}

export const namedTables = ['category', 'region', 'unit'] as const;
export type NamedTable = (typeof namedTables)[number];

export interface Figures {
  /** `null` for fewer than ten, here and below. */
  readonly questions: number | null;
  readonly filed: PublishedSide<FiledTable>;
  readonly closed: PublishedSide<ClosedTable>;
}

/** Figures of another system under its name, held to the same limit as our own: we do not know what its cells would tell. */
export interface PublishedSource {
  readonly from: SourceName;
  /** The day that the figures are of, as their source says. */
  readonly asOf: DateIso;
  /** A cell is called by the name that the source gives it. Nothing is late here: `late` is `hidden`. */
  readonly counted: PublishedSide<SourceTable>;
}

export interface PublishedSide<Id extends string> {
  readonly total: number | null;
  readonly late: Late;
  /** Empty where the total is fewer than ten. */
  readonly tables: Partial<Readonly<Record<Id, readonly PublishedCell[]>>>;
}

/** How many were late. `few`: fewer than ten. `most`: all but fewer than ten. `hidden`: too few in all to say so. */
export type Late =
  | { readonly kind: 'exact'; readonly count: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'most' }
  | { readonly kind: 'hidden' };

export interface PublishedCell {
  readonly of: string;
  /** `null` where it is left out, because it is small or would give a small one away. */
  readonly count: number | null;
}

/** The longest note, in letters of one language. */
export const longestNote = 600;

/** Throws `crypto.format` for what is no snapshot; says nothing about who signed it, nor whether it may be published. */
export function readSnapshot(bytes: Uint8Array): Snapshot {
  return readShape(shape, bytes, 'snapshot');
}

const count = z.int().min(0).max(10_000_000);
const id = z.string().min(1).max(60);
const localized = z.strictObject({
  kk: z.string().min(1).max(longestNote),
  ru: z.string().min(1).max(longestNote),
  en: z.string().min(1).max(longestNote),
});
const cell = (of: z.ZodType<string>) => z.strictObject({ of, count: count.nullable() });
const cells = z.array(cell(id)).min(1).max(200);
/** Names that others gave. */
const namedCells = z
  .array(cell(z.string().min(1).max(longestName)))
  .min(1)
  .max(mostNames + 1);

function side<Id extends string>(
  ids: readonly Id[],
  table: z.ZodType = cells,
): z.ZodType<PublishedSide<Id>> {
  const tables = z.custom<PublishedSide<Id>['tables']>(
    (all) =>
      typeof all === 'object' &&
      all !== null &&
      Object.entries(all).every(
        ([key, value]) => ids.some((each) => each === key) && table.safeParse(value).success,
      ),
  );
  return z.strictObject({
    total: count.nullable(),
    late: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('exact'), count }),
      z.strictObject({ kind: z.literal('few') }),
      z.strictObject({ kind: z.literal('most') }),
      z.strictObject({ kind: z.literal('hidden') }),
    ]),
    tables,
  });
}

const names = z.record(id, localized);

const shape: z.ZodType<Snapshot> = z.strictObject({
  v: z.literal(1),
  type: z.literal('statistics'),
  body: z.string().min(1).max(300),
  group: z.enum(['default', 'oversight']),
  number: z.int().min(1),
  prev: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .nullable(),
  quarter: z.custom<Quarter>(
    (value) => typeof value === 'string' && quarterPattern.test(value) && quarter(value) !== null,
  ),
  day,
  audience: z.enum(['public', 'analysts']),
  corrects: z.int().min(1).nullable(),
  note: localized.nullable(),
  figures: z
    .strictObject({
      questions: count.nullable(),
      filed: side(filedTables),
      closed: side(closedTables),
    })
    .nullable(),
  external: z
    .array(
      z.strictObject({
        from: sourceShape,
        asOf: day,
        counted: side(sourceTables, namedCells),
      }),
    )
    .min(1)
    .max(12)
    .exactOptional(),
  names: z.strictObject({ category: names, region: names, unit: names }),
});
