import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import { issueLines, localizedShape, markShape } from './fact.ts';
import { paperKinds, paperLanguages, type Bilingual, type Paper, type PaperPart } from './paper.ts';

const words = z.string().min(1);
const bilingual = z.strictObject({ kk: words, ru: words });
const id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/u, 'is no id');
const lines = z.int().min(1).max(30);

const column = z.strictObject({
  id,
  label: bilingual,
  width: z.int().min(3).max(97),
  counts: z.boolean().default(false),
});

const printedRow = z.record(id, bilingual);

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group'), text: bilingual }),
  z.strictObject({ kind: z.literal('printed'), rows: z.array(printedRow).min(1) }),
  z.strictObject({
    kind: z.literal('rows'),
    field: id,
    lines,
    empty: z.array(printedRow).default([]),
  }),
]);

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['approval', 'title', 'heading', 'paragraph', 'centred', 'remark']),
    text: bilingual,
  }),
  z.strictObject({
    kind: z.literal('annex'),
    text: bilingual,
    onNewPage: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('edges'), left: bilingual, right: bilingual }),
  z.strictObject({ kind: z.literal('numbered'), items: z.array(bilingual).min(1) }),
  z.strictObject({ kind: z.enum(['text', 'list']), field: id, lines }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(column).min(2),
    parts: z.array(part).min(1),
  }),
  z.strictObject({
    kind: z.literal('signature'),
    post: bilingual,
    name: bilingual,
    seal: z.boolean().default(false),
    date: bilingual.nullable().default(null),
  }),
]);

const shape = z.strictObject({
  id,
  kind: z.enum(paperKinds),
  order: z.int().positive(),
  name: localizedShape,
  form: z.enum(['draft', 'known', 'none']),
  source: localizedShape,
  facts: z.array(z.string()).min(1),
  mark: markShape,
  page: z.enum(['portrait', 'landscape']).default('portrait'),
  fields: z.array(
    z.strictObject({
      id,
      type: z.enum(['line', 'date', 'text', 'list', 'rows']),
      label: localizedShape,
      columns: z.array(id).optional(),
    }),
  ),
  blocks: z.array(block).min(1),
});

/** The edge of `papers/<id>.json`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parsePaper(json: unknown): Paper {
  const read = shape.safeParse(json);
  const problems = read.success ? paperProblems(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The paper is wrong:\n${problems.join('\n')}`);
  }
  return read.data;
}

/** Every `{field}` of a text. */
export function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(?<field>[^}]*)\}/gu)].map(({ groups }) => groups?.['field'] ?? '');
}

function paperProblems(paper: Paper): string[] {
  const types = new Map(paper.fields.map((field) => [field.id, field.type]));
  const inText = new Set(
    textsOf(paper).flatMap((text) =>
      paperLanguages.flatMap((language) => fieldsIn(text[language])),
    ),
  );
  const used = usesOf(paper);
  const all = new Set([...inText, ...used.map(({ field }) => field)]);
  return [
    ...[...inText]
      .filter((name) => types.get(name) !== 'line' && types.get(name) !== 'date')
      .map((name) => `{${name}}: no line and no date`),
    ...used
      .filter(({ field, type }) => types.get(field) !== type)
      .map(({ field, type }) => `${field}: is no ${type}`),
    ...[...types.keys()].filter((name) => !all.has(name)).map((name) => `${name}: nowhere shown`),
    ...textsOf(paper)
      .filter(({ kk, ru }) => fieldsIn(kk).toSorted().join() !== fieldsIn(ru).toSorted().join())
      .map(({ kk }) => `"${kk.slice(0, 30)}": other fields in the other language`),
    ...paper.blocks.flatMap((one) => (one.kind === 'table' ? tableProblems(paper, one) : [])),
  ];
}

interface Use {
  readonly field: string;
  readonly type: 'text' | 'list' | 'rows';
}

function usesOf({ blocks }: Paper): readonly Use[] {
  return blocks.flatMap((one): readonly Use[] => {
    if (one.kind === 'text' || one.kind === 'list') return [{ field: one.field, type: one.kind }];
    if (one.kind !== 'table') return [];
    return one.parts.flatMap((piece) =>
      piece.kind === 'rows' ? [{ field: piece.field, type: piece.kind }] : [],
    );
  });
}

function tableProblems(
  { fields }: Paper,
  { columns, parts }: Extract<Paper['blocks'][number], { kind: 'table' }>,
): string[] {
  const ids = columns.map((one) => one.id);
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const named = parts.flatMap((piece) => columnsOf(piece, fields));
  return [
    ...(width === 100 ? [] : [`columns ${ids.join(', ')}: ${width} hundredths wide`]),
    ...named.filter((name) => !ids.includes(name)).map((name) => `no column ${name}`),
  ];
}

function columnsOf(piece: PaperPart, fields: Paper['fields']): readonly string[] {
  switch (piece.kind) {
    case 'group':
      return [];
    case 'printed':
      return piece.rows.flatMap((row) => Object.keys(row));
    case 'rows':
      return [
        ...(fields.find((field) => field.id === piece.field)?.columns ?? []),
        ...piece.empty.flatMap((row) => Object.keys(row)),
      ];
    default:
      return piece satisfies never;
  }
}

function textsOf({ blocks }: Paper): readonly Bilingual[] {
  return blocks.flatMap((one) => {
    switch (one.kind) {
      case 'edges':
        return [one.left, one.right];
      case 'numbered':
        return one.items;
      case 'text':
      case 'list':
        return [];
      case 'table':
        return [
          ...one.columns.map(({ label }) => label),
          ...one.parts.flatMap((piece) => {
            if (piece.kind === 'group') return [piece.text];
            const printed = piece.kind === 'printed' ? piece.rows : piece.empty;
            return printed.flatMap((row) => Object.values(row));
          }),
        ];
      case 'signature':
        return [one.post, one.name, ...(one.date === null ? [] : [one.date])];
      case 'annex':
      case 'approval':
      case 'title':
      case 'heading':
      case 'paragraph':
      case 'centred':
      case 'remark':
        return [one.text];
      default:
        return one satisfies never;
    }
  });
}
