import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { splitText } from '../../bots/split.ts';

const bare = (text: string) => text.replaceAll(/\s+/gu, '');

describe('a long text', () => {
  test('is cut at the end of a sentence', () => {
    const text = 'Бірінші сөйлем осы. Екінші сөйлем осы! Үшінші сөйлем осы.';
    expect(splitText(text, 40)).toEqual([
      'Бірінші сөйлем осы. Екінші сөйлем осы!',
      'Үшінші сөйлем осы.',
    ]);
  });

  test('is cut between paragraphs rather than sentences', () => {
    const text = 'One. Two.\n\nThree. Four. Five.';
    expect(splitText(text, 20)).toEqual(['One. Two.', 'Three. Four. Five.']);
  });

  test('is not cut when it fits, and says nothing when it is empty', () => {
    expect(splitText(' one \n')).toEqual(['one']);
    expect(splitText(' \n ')).toEqual([]);
  });

  test('loses nothing but white space, and every piece fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 60 }),
        (text, most) => {
          const pieces = splitText(text, most);
          expect(bare(pieces.join(''))).toBe(bare(text));
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(most);
            expect(piece.trim()).not.toBe('');
          }
        },
      ),
    );
  });

  test('never tears a sign apart', () => {
    const pieces = splitText('😀'.repeat(50), 9);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });
});
