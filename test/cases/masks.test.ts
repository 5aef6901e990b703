import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  boxesOf,
  cover,
  joined,
  joinedMasks,
  maskedText,
  masksShape,
  noMasks,
  placesOf,
  type Span,
  spansAt,
  withBoxes,
  withSpans,
} from '../../cases/masks.ts';
import { blobId } from '../../cases/ids.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
const spans = fc.array(
  fc.tuple(fc.integer({ min: -5, max: 70 }), fc.integer({ min: -5, max: 70 })),
);

test('whatever is hidden is not in the copy, and everything else is, in its order', () => {
  fc.assert(
    fc.property(texts, spans, (text, hidden) => {
      const kept = joined(text, hidden);
      const pieces: string[] = [];
      let at = 0;
      for (const [from, to] of kept) {
        pieces.push(text.slice(at, from));
        at = to;
      }
      expect(maskedText(text, hidden)).toBe([...pieces, text.slice(at)].join(cover));
      for (const [from, to] of hidden) {
        const [start, end] = [Math.max(0, from), Math.min(text.length, to)];
        if (start >= end) continue;
        expect(kept.some(([left, right]) => left <= start && end <= right)).toBe(true);
      }
    }),
  );
});

test('spans stand in order, apart from each other, and cut no letter in two', () => {
  fc.assert(
    fc.property(texts, spans, (text, hidden) => {
      const kept = joined(text, hidden);
      for (const [at, [from, to]] of kept.entries()) {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThan(kept[at - 1]?.[1] ?? -1);
        expect(text.slice(from, to).isWellFormed()).toBe(true);
      }
      expect(maskedText(text, hidden).isWellFormed()).toBe(text.isWellFormed());
      expect(joined(text, kept)).toEqual(kept);
    }),
  );
});

test('the length of what is hidden tells nothing', () => {
  const text = 'Айгүл, Нұрсұлтанбек';
  expect(maskedText(text, [[0, 5]])).toBe(`${cover}, Нұрсұлтанбек`);
  expect(maskedText(text, [[7, 19]])).toBe(`Айгүл, ${cover}`);
});

function found(text: string, words: string): readonly string[] {
  return placesOf(text, words).map(([from, to]) => text.slice(from, to));
}

test('words are found wherever they stand, in any case, and signs are only signs', () => {
  expect(found('ӘЛИЯ берді, әлияның айтуынша Әлия', 'әлия')).toEqual(['ӘЛИЯ', 'әлия', 'Әлия']);
  expect(found('+7 (700) 123-45-67 және +7 (700) 123-45-67', '+7 (700) 123-45-67')).toHaveLength(2);
  expect(found('a.c abc', 'a.c')).toEqual(['a.c']);
  expect(found('Иван\n  Иванов', 'иван иванов')).toEqual(['Иван\n  Иванов']);
  expect(found('anything', '   ')).toEqual([]);
  fc.assert(
    fc.property(texts, texts, (text, words) => {
      for (const [from, to] of placesOf(text, words)) expect(from).toBeLessThan(to);
    }),
  );
});

test('the last word for a text holds, and nothing hidden leaves no word', () => {
  const some: readonly Span[] = [[0, 3]];
  const masks = withSpans(withSpans(noMasks, 'recall', [[1, 2]]), 'recall', some);
  expect(spansAt(masks, 'recall')).toEqual(some);
  expect(spansAt(masks, 'who')).toEqual([]);
  expect(withSpans(masks, 'recall', [])).toEqual(noMasks);
  const image = blobId('a'.repeat(32));
  expect(withBoxes(withBoxes(noMasks, image, [[1, 2, 3, 4]]), image, [])).toEqual(noMasks);
});

test.each([
  ['a span of letters that are none', { texts: [{ at: 'x', spans: [[0, -1]] }], images: [] }],
  [
    'a box without extent',
    { texts: [], images: [{ blobId: 'a'.repeat(32), boxes: [[0, 0, 0, 1]] }] },
  ],
  ['a file that is none', { texts: [], images: [{ blobId: '../x', boxes: [] }] }],
  ['anything besides', { texts: [], images: [], more: 1 }],
])('%s is refused', (_, value) => {
  expect(masksShape.safeParse(value).success).toBe(false);
});

test('what two people hide is hidden together, and nothing twice', () => {
  const image = blobId('b'.repeat(32));
  const mine = withBoxes(withSpans(noMasks, 'recall', [[0, 4]]), image, [[1, 2, 3, 4]]);
  const others = withBoxes(
    withSpans(withSpans(noMasks, 'recall', [[2, 6]]), 'who', [[0, 1]]),
    image,
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
  );
  const both = joinedMasks(mine, others);
  expect(joined('a longer text', spansAt(both, 'recall'))).toEqual([[0, 6]]);
  expect(spansAt(both, 'who')).toEqual([[0, 1]]);
  expect(boxesOf(both, image)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
});
