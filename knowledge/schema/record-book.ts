import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines, localizedShape, markShape, type Mark } from './fact.ts';
import type { Bilingual } from './paper.ts';

/**
 * A light register as data: what one row holds, who keeps it, and how it fills its paper. A new register, or another column,
 * needs no code.
 */
export interface RecordBook {
  readonly id: string;
  readonly order: number;
  readonly title: Localized;
  /** What is kept here, and why. */
  readonly about: Localized;
  readonly keeper: Localized;
  /** When a row is made and by when it is reported. */
  readonly when: Localized;
  readonly facts: readonly string[];
  readonly mark: Mark;
  readonly columns: readonly RecordColumn[];
  /** What is told once for the whole register. */
  readonly figures: readonly RecordColumn[];
  readonly paper: string;
  readonly fills: readonly RecordFill[];
}

export interface RecordColumn {
  readonly id: string;
  readonly type: 'text' | 'line' | 'day' | 'number' | 'choice' | 'link';
  readonly label: Localized;
  readonly help: Localized | null;
  readonly required: boolean;
  /** Whether people tend to write a name here, though a post would do. */
  readonly warnsOfNames: boolean;
  /** Of `choice`. */
  readonly options: readonly { readonly id: string; readonly label: Localized }[];
}

/** How rows come into a field of the paper. Texts name columns as `{column}`; a piece whose column is empty is left out. */
export type RecordFill =
  | {
      readonly kind: 'rows';
      readonly field: string;
      readonly only: RecordFilter | null;
      readonly cells: Readonly<Record<string, readonly Bilingual[]>>;
    }
  /** All rows in one place, numbered. */
  | {
      readonly kind: 'joined';
      readonly field: string;
      readonly only: RecordFilter | null;
      readonly pieces: readonly Bilingual[];
    }
  | {
      readonly kind: 'figure';
      readonly field: string;
      readonly figure: string;
    };

export interface RecordFilter {
  readonly column: string;
  readonly is: readonly string[];
}

const id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/u, 'is no id');
const words = z.string().min(1);
const bilingual = z.strictObject({ kk: words, ru: words });

const column = z.strictObject({
  id,
  type: z.enum(['text', 'line', 'day', 'number', 'choice', 'link']),
  label: localizedShape,
  help: localizedShape.nullable().default(null),
  required: z.boolean().default(false),
  warnsOfNames: z.boolean().default(false),
  options: z.array(z.strictObject({ id, label: localizedShape })).default([]),
});

const only = z
  .strictObject({ column: id, is: z.array(id).min(1) })
  .nullable()
  .default(null);

const fill = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rows'),
    field: id,
    only,
    cells: z.record(id, z.array(bilingual).min(1)),
  }),
  z.strictObject({ kind: z.literal('joined'), field: id, only, pieces: z.array(bilingual).min(1) }),
  z.strictObject({ kind: z.literal('figure'), field: id, figure: id }),
]);

const shape = z.strictObject({
  id,
  order: z.int().positive(),
  title: localizedShape,
  about: localizedShape,
  keeper: localizedShape,
  when: localizedShape,
  facts: z.array(z.string()).min(1),
  mark: markShape,
  columns: z.array(column).min(1),
  figures: z.array(column).default([]),
  paper: id,
  fills: z.array(fill).min(1),
});

/** The edge of `registers/<id>.json`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parseRecordBook(json: unknown): RecordBook {
  const read = shape.safeParse(json);
  const problems = read.success ? bookProblems(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The register is wrong:\n${problems.join('\n')}`);
  }
  return read.data;
}

function bookProblems({ columns, figures, fills }: RecordBook): string[] {
  const ids = [...columns, ...figures].map((each) => each.id);
  const known = new Set(columns.map((each) => each.id));
  const choices = [...columns, ...figures];
  return [
    ...ids.filter((name, at) => ids.indexOf(name) !== at).map((name) => `${name}: stands twice`),
    ...choices
      .filter(({ type, options }) => (type === 'choice') !== options.length > 0)
      .map((each) => `${each.id}: a choice has options, and nothing else has`),
    ...fills.flatMap((each) => fillProblems(each, { columns, figures, known })),
  ];
}

function fillProblems(
  each: RecordFill,
  {
    columns,
    figures,
    known,
  }: Pick<RecordBook, 'columns' | 'figures'> & { readonly known: ReadonlySet<string> },
): string[] {
  if (each.kind === 'figure') {
    return figures.some((one) => one.id === each.figure) ? [] : [`${each.figure}: no figure`];
  }
  const texts = each.kind === 'rows' ? Object.values(each.cells).flat() : each.pieces;
  const named = texts.flatMap(({ kk, ru }) => [kk, ru].flatMap(columnsIn));
  const asked = columns.find((one) => one.id === each.only?.column);
  return [
    ...named.filter((name) => !known.has(name)).map((name) => `{${name}}: no column`),
    ...texts
      .filter(({ kk, ru }) => columnsIn(kk).toSorted().join() !== columnsIn(ru).toSorted().join())
      .map(({ kk }) => `"${kk.slice(0, 30)}": other columns in the other language`),
    ...(each.only?.is ?? [])
      .filter((option) => asked?.options.every((one) => one.id !== option) ?? true)
      .map((option) => `${each.field}: no option ${option}`),
  ];
}

/** Every `{column}` of a text. */
export function columnsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^}]*)\}/gu)].map(([, name = '']) => name);
}
