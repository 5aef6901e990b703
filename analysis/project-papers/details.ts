import type { Bilingual, Paper, PaperField } from '../../knowledge/schema/paper.ts';
import { z } from '../../platform/shape.ts';
import { noWords } from '../register/risk.ts';

/** What officers type for papers because no other part of the project knows it. By key, see `detailKey`. */
export interface Details {
  /** Lines, days (the same in both languages) and texts; a list has a line an entry. */
  readonly words: Readonly<Record<string, Bilingual>>;
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, Bilingual>>[]>>;
}

export const noDetails: Details = { words: {}, rows: {} };

const text = z.string().max(20_000);
const both = z.strictObject({ kk: text, ru: text });
const key = z.string().max(80);

export const detailsShape: z.ZodType<Details> = z.strictObject({
  words: z.record(key, both),
  rows: z.record(key, z.array(z.record(key, both)).max(200)),
});

/** Asked once for all papers. */
const shared: ReadonlySet<string> = new Set([
  'body',
  'place',
  'contact',
  'hour',
  'year',
  'approverPost',
  'signerPost',
]);

/** Where a field's words are kept: by itself when all papers share it, else under its paper. */
export function detailKey({ id }: Pick<Paper, 'id'>, field: Pick<PaperField, 'id'>): string {
  return shared.has(field.id) ? field.id : `${id}/${field.id}`;
}

export function wordsAt(details: Details, key: string): Bilingual {
  return details.words[key] ?? noWords;
}
