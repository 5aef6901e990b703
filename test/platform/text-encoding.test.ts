import { describe, expect, test } from 'vitest';

import { type Encoding, encodingOf, read } from '../../platform/text-encoding.ts';

const told =
  'Начальник отдела закупок потребовал деньги за участие в конкурсе. Это было в марте, при мне.';

/** The letters of an alphabet with one byte a letter. */
function written(text: string, encoding: Encoding): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) table.set(read(Uint8Array.of(byte), encoding), byte);
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}

describe('a text', () => {
  test.each(['windows-1251', 'koi8-r', 'ibm866'] as const)(
    'in %s is read as it was written',
    (encoding) => {
      const bytes = written(told, encoding);
      expect(encodingOf(bytes)).toBe(encoding);
      expect(read(bytes, encodingOf(bytes))).toBe(told);
    },
  );

  test('in UTF-8 is read as such, Kazakh letters too, with a mark or without', () => {
    const kazakh = 'Бөлім меңгерушісі ақша сұрады';
    const bytes = new TextEncoder().encode(kazakh);
    expect(read(bytes, encodingOf(bytes))).toBe(kazakh);
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes);
    expect(read(marked, encodingOf(marked))).toBe(kazakh);
  });

  test('in UTF-16 is known by its mark', () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0x20, 0x04);
    expect(read(bytes, encodingOf(bytes))).toBe('Р');
  });
});
