import { z } from '../platform/shape.ts';
import { blobId, idPattern } from './ids.ts';
import type { BlobId } from './sealed.ts';

/** Letters of a text that are hidden: from the first to behind the last, in UTF-16 units. */
export type Span = readonly [from: number, to: number];
/** A part of an image that is hidden, in pixels of the image. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/**
 * What must not be read in copies of a case. The case itself stays as it is: masks are a word of officers to officers,
 * and the last one holds.
 */
export interface Masks {
  /** `at`: the id of a question, or of an entry of the thread. */
  readonly texts: readonly { readonly at: string; readonly spans: readonly Span[] }[];
  readonly images: readonly { readonly blobId: BlobId; readonly boxes: readonly Box[] }[];
}

export const noMasks: Masks = { texts: [], images: [] };

/** Stands for whatever is hidden: always as long, so that its length tells nothing. */
export const cover = '█████';

/** The copy of a text without its hidden letters. Spans that touch each other are one. */
export function maskedText(text: string, spans: readonly Span[]): string {
  let at = 0;
  let copy = '';
  for (const [from, to] of joined(text, spans)) {
    copy += text.slice(at, from) + cover;
    at = to;
  }
  return copy + text.slice(at);
}

/** The spans in order, inside the text, none touching another, none cutting a letter in two. */
export function joined(text: string, spans: readonly Span[]): readonly Span[] {
  const whole = spans
    .map(([from, to]): Span => [start(text, from), end(text, to)])
    .filter(([from, to]) => from < to)
    .toSorted(([left], [right]) => left - right);
  const out: Span[] = [];
  for (const [from, to] of whole) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1])
      out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}

/** Every place where the words stand, whatever their case. */
export function placesOf(text: string, words: string): readonly Span[] {
  const wanted = words.trim().replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  if (wanted === '') return [];
  const pattern = new RegExp(wanted.replaceAll(/\s+/gu, String.raw`\s+`), 'giv');
  return [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
}

export function spansAt({ texts }: Masks, at: string): readonly Span[] {
  return texts.find((each) => each.at === at)?.spans ?? [];
}

export function boxesOf({ images }: Masks, blob: BlobId): readonly Box[] {
  return images.find((each) => each.blobId === blob)?.boxes ?? [];
}

export function withSpans(masks: Masks, at: string, spans: readonly Span[]): Masks {
  const others = masks.texts.filter((each) => each.at !== at);
  return { ...masks, texts: spans.length === 0 ? others : [...others, { at, spans }] };
}

export function withBoxes(masks: Masks, blob: BlobId, boxes: readonly Box[]): Masks {
  const others = masks.images.filter((each) => each.blobId !== blob);
  return { ...masks, images: boxes.length === 0 ? others : [...others, { blobId: blob, boxes }] };
}

/** All that either of the two hides. */
export function joinedMasks(one: Masks, other: Masks): Masks {
  const texts = other.texts.reduce(
    (masks, { at, spans }) => withSpans(masks, at, [...spansAt(masks, at), ...spans]),
    one,
  );
  return other.images.reduce((masks, { blobId: blob, boxes }) => {
    const known = boxesOf(masks, blob);
    const more = boxes.filter((box) => !known.some((each) => each.join() === box.join()));
    return withBoxes(masks, blob, [...known, ...more]);
  }, texts);
}

function start(text: string, at: number): number {
  const inside = Math.min(Math.max(at, 0), text.length);
  return isLow(text, inside) ? inside - 1 : inside;
}

function end(text: string, at: number): number {
  const inside = Math.min(Math.max(at, 0), text.length);
  return isLow(text, inside) ? inside + 1 : inside;
}

/** Whether a pair of units would be cut in two here. */
function isLow(text: string, at: number): boolean {
  const [before, here] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && here >= 0xdc00 && here <= 0xdfff;
}

const place = z.int().min(0).max(10_000_000);
const extent = z.int().min(1).max(100_000);

export const masksShape: z.ZodType<Masks> = z.strictObject({
  texts: z
    .array(
      z.strictObject({
        at: z.string().max(100),
        spans: z.array(z.tuple([place, place]).readonly()).max(2_000),
      }),
    )
    .max(2_000),
  images: z
    .array(
      z.strictObject({
        blobId: z.string().regex(idPattern).transform(blobId),
        boxes: z.array(z.tuple([place, place, extent, extent]).readonly()).max(500),
      }),
    )
    .max(100),
});
