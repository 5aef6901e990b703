import { z } from '../../platform/shape.ts';
import type { Sheet } from './sheet.ts';

const text = z.string().max(50_000);
const texts = z.array(text).max(2_000);

const part = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['approval', 'title', 'heading', 'paragraph', 'remark']),
    lines: texts,
  }),
  z.strictObject({ kind: z.literal('annex'), lines: texts, isOnNewPage: z.boolean() }),
  z.strictObject({ kind: z.literal('centred'), lines: texts, caption: text.nullable() }),
  z.strictObject({ kind: z.literal('edges'), left: text, right: text }),
  z.strictObject({ kind: z.literal('numbered'), items: texts }),
  z.strictObject({ kind: z.literal('ruled'), count: z.int().min(0).max(100) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z
      .array(z.strictObject({ label: text, width: z.number(), isCentred: z.boolean() }))
      .max(30),
    rows: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('group'), text }),
          z.strictObject({ kind: z.literal('row'), cells: texts }),
        ]),
      )
      .max(5_000),
  }),
  z.strictObject({
    kind: z.literal('signature'),
    post: text,
    name: text,
    caption: text,
    seal: text.nullable(),
    date: text.nullable(),
  }),
]);

/** A sheet that was kept. */
export const sheetShape: z.ZodType<Sheet> = z.strictObject({
  language: z.enum(['kk', 'ru']),
  page: z.enum(['portrait', 'landscape']),
  head: text.nullable(),
  foot: text,
  parts: z.array(part).max(5_000),
});
