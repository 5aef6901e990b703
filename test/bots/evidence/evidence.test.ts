import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createEvidence } from '../../../bots/evidence.ts';
import { sha256Hex } from '../../../platform/crypto/native-sha256.ts';
import { arriving, bomb, leaks, picture, plain, telling } from './corpus.ts';

const mebibyte = 2 ** 20;
const take = createEvidence();
const most = 50 * mebibyte;

async function whole(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** `total` bytes that no test has to hold in memory; counts how many were asked for. */
function endless(total: number, first: Uint8Array) {
  let sent = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= total) return controller.close();
      const piece = sent === 0 ? first : new Uint8Array(mebibyte);
      sent += piece.length;
      controller.enqueue(piece);
    },
    cancel() {
      cancelled = true;
    },
  });
  return { stream, sent: () => sent, cancelled: () => cancelled };
}

describe('a file that arrives', () => {
  test('is kept in two copies when it is an image', async () => {
    const bytes = await telling('jpeg');
    const taken = await take({ bytes: arriving(bytes, 100), name: 'IMG_1.JPG', most });
    if (!taken.ok || taken.cleaned === null) throw new Error('not cleaned');
    expect(taken).toMatchObject({ mime: 'image/jpeg', extension: '.jpg', size: bytes.length });
    expect(Buffer.from(taken.original).equals(bytes)).toBe(true);
    expect(taken.sha256).toBe(sha256Hex(bytes));
    expect(leaks(taken.cleaned)).toEqual([]);
    expect(taken.found).toContain('place');
  });

  test('goes on byte for byte when it is anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300_000, size: 'max' }),
        fc.integer({ min: 1000, max: 100_000 }),
        async (content, piece) => {
          const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), content]);
          const taken = await take({ bytes: arriving(bytes, piece), name: 'a.jpg', most });
          if (!taken.ok || taken.cleaned !== null) throw new Error('not raw');
          expect(taken).toMatchObject({ mime: 'application/pdf', extension: '.pdf', found: [] });
          expect((await whole(taken.original)).equals(bytes)).toBe(true);
          expect(taken.passed()).toBe(bytes.length);
          expect(taken.refused()).toBeNull();
        },
      ),
      { numRuns: 20 },
    );
  });

  test('of no bytes is refused', async () => {
    for (const bytes of [arriving(new Uint8Array(0)), arriving(new Uint8Array(0), 0)]) {
      expect(await take({ bytes, name: 'a.jpg', most })).toEqual({ ok: false, because: 'empty' });
    }
  });

  test('of 60 MB is cut off at the limit, and its sender is told to stop', async () => {
    const sender = endless(60 * mebibyte, Buffer.from('%PDF-1.7\n'));
    const taken = await take({ bytes: sender.stream, name: 'a.pdf', most });
    if (!taken.ok || taken.cleaned !== null) throw new Error('not raw');
    await expect(whole(taken.original)).rejects.toMatchObject({ code: 'file.size' });
    expect(taken.refused()).toBe('too-large');
    expect(sender.cancelled()).toBe(true);
    expect(sender.sent()).toBeLessThan(53 * mebibyte);
  });

  test('that is an image past the limit is refused', async () => {
    const sender = endless(60 * mebibyte, await plain('jpeg'));
    const taken = await take({ bytes: sender.stream, name: 'a.jpg', most: 20 * mebibyte });
    expect(taken).toEqual({ ok: false, because: 'too-large' });
    expect(sender.cancelled()).toBe(true);
  });

  test('that is an image too large to be drawn anew goes on as it came', async () => {
    const small = createEvidence({ largestCleaned: 100_000, held: mebibyte });
    const noise = Uint8Array.from({ length: 400_000 }, (_, at) => (at * 7919) % 251);
    const bytes = Buffer.concat([await plain('png'), noise]);
    const taken = await small({ bytes: arriving(bytes), name: 'a.png', most });
    if (!taken.ok || taken.cleaned !== null) throw new Error('not raw');
    expect(taken.mime).toBe('image/png');
    expect((await whole(taken.original)).equals(bytes)).toBe(true);
  });

  test('that is a pixel bomb is refused', async () => {
    const taken = await take({ bytes: arriving(bomb(9000)), name: 'a.png', most });
    expect(taken).toEqual({ ok: false, because: 'pixels' });
  });

  test('that is a damaged image is refused', async () => {
    const half = (await telling('jpeg')).subarray(0, 900);
    const taken = await take({ bytes: arriving(half), name: 'a.jpg', most });
    expect(taken).toEqual({ ok: false, because: 'damaged' });
  });

  test('while too many images are held finds no room, and room returns', async () => {
    const bytes = await picture(1200, 800).png({ compressionLevel: 0 }).toBuffer();
    const narrow = createEvidence({ largestCleaned: 25 * mebibyte, held: bytes.length * 2 });
    const send = () => narrow({ bytes: arriving(bytes), name: 'a.png', most });
    const all = await Promise.all([send(), send(), send(), send()]);
    const refused = all.filter((taken) => !taken.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map((taken) => (taken.ok ? '' : taken.because)))).toEqual(
      new Set(['space']),
    );
    expect((await send()).ok).toBe(true);
  });

  test('whose sender breaks off is nobody else’s trouble', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('gone')),
    });
    await expect(take({ bytes: broken, name: 'a.jpg', most })).rejects.toThrow('gone');
    const next = await take({ bytes: arriving(await plain('webp')), name: 'a', most });
    expect(next).toMatchObject({ ok: true, mime: 'image/webp' });
  });
});
