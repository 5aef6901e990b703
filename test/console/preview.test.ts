import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { previewKind } from '../../console/app/preview/kind.ts';
import { limits, saidBy } from '../../console/app/preview/said.ts';
import { partsOf } from '../../console/app/preview/text.ts';
import { Watchdog } from '../../console/app/preview/watchdog.ts';
import { headersOf } from '../../console/server/headers.ts';

describe('a text', () => {
  test('comes in parts that together are all of it, none longer than asked but for one letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 2, max: 50 }),
        (text, most) => {
          const parts = partsOf(text, most);
          expect(parts.join('')).toBe(text);
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(most + 1);
            expect(part.isWellFormed()).toBe(text.isWellFormed());
          }
        },
      ),
    );
  });
});

function file(mime: string, size: number | null = 1000, cleaned = false) {
  return previewKind({ mime, size, cleaned });
}

describe('what a button would do', () => {
  test('is to show images that were cleaned, texts and PDF, and nothing else', () => {
    expect(file('image/png', 1000, true)).toBe('image');
    expect(file('image/png')).toBe('none');
    expect(file('image/svg+xml', 1000, true)).toBe('none');
    expect(file('application/pdf')).toBe('pdf');
    expect(file('text/plain')).toBe('text');
    expect(file('text/html')).toBe('none');
    expect(file('application/octet-stream')).toBe('none');
  });

  test('is to offer saving where a file is too large', () => {
    expect(file('application/pdf', 50 * 2 ** 20)).toBe('large');
    expect(file('text/plain', limits.text + 1)).toBe('large');
    expect(file('application/pdf', null)).toBe('pdf');
  });
});

describe('the channel to the frame', () => {
  test.each([
    { kind: 'ready' },
    { kind: 'opened', pages: 3 },
    { kind: 'drawn', number: 1, text: 'x' },
    { kind: 'failed', because: 'locked' },
  ])('takes %j', (word) => {
    expect(saidBy(word)).toEqual(word);
  });

  test.each([
    null,
    'ready',
    { kind: 'ready', more: 1 },
    { kind: 'opened', pages: '3' },
    { kind: 'opened', pages: 0 },
    { kind: 'drawn', number: 1, text: 'x'.repeat(20_001) },
    { kind: 'drawn', number: 1, text: { toString: 'x' } },
    { kind: 'failed', because: '<script>' },
    { kind: 'open-window', url: 'https://evil.example' },
  ])('does not take %j', (word) => {
    expect(saidBy(word)).toBeNull();
  });
});

describe('the watchdog', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('bites when nothing is answered, counts anew with each question, and rests with the answer', () => {
    vi.useFakeTimers();
    let bites = 0;
    const dog = new Watchdog(1000, () => {
      bites += 1;
    });
    dog.asked();
    vi.advanceTimersByTime(900);
    dog.asked();
    vi.advanceTimersByTime(900);
    dog.rest();
    vi.advanceTimersByTime(5000);
    expect(bites).toBe(0);
    dog.asked();
    vi.advanceTimersByTime(1000);
    expect(bites).toBe(1);
  });
});

test('the frame has no origin, no network and no way to other code, and only our page may hold it', () => {
  const headers = headersOf('pdf-frame');
  const policy = headers['content-security-policy'] ?? '';
  for (const part of [
    "default-src 'none'",
    "connect-src 'none'",
    'sandbox allow-scripts',
    "frame-ancestors 'self'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|allow-same-origin|\*/);
  expect(headersOf('page')['content-security-policy']).toContain("frame-src 'self'");
  expect(headersOf('asset')['access-control-allow-origin']).toBeUndefined();
});
