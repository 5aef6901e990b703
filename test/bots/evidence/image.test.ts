import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { cleanImage } from '../../../bots/evidence/image.ts';
import { bomb, leaks, picture, plain, planted, telling, type Format } from './corpus.ts';

const formats: readonly Format[] = ['jpeg', 'png', 'webp'];

async function cleaned(bytes: Uint8Array, format: Format) {
  const result = await cleanImage(bytes, `image/${format}`);
  if (!result.ok) throw new Error(`refused: ${result.because}`);
  return result;
}

describe.each(formats)('a cleaned %s', (format) => {
  test('holds none of what was planted in it', async () => {
    const before = await telling(format);
    // A PNG packs its XMP, so there it is looked for unpacked.
    const { xmp } = await sharp(before).metadata();
    expect(new Set([...leaks(before), ...leaks(xmp ?? new Uint8Array())])).toEqual(
      new Set(Object.values(planted)),
    );
    const after = await cleaned(before, format);
    expect(leaks(after.bytes)).toEqual([]);
  });

  test('has no metadata, no profile and no resolution of its source', async () => {
    const after = await cleaned(await telling(format), format);
    const about = await sharp(after.bytes).metadata();
    expect(about).toMatchObject({ format, hasProfile: false, space: 'srgb' });
    expect([about.exif, about.xmp, about.iptc, about.comments, about.orientation]).toEqual(
      Array.from({ length: 5 }),
    );
    expect([undefined, 72]).toContain(about.density);
  });

  test('reports the kinds that were found', async () => {
    const after = await cleaned(await telling(format), format);
    expect(after.found).toEqual(['place', 'device', 'time', 'author']);
    expect((await cleaned(await plain(format), format)).found).toEqual([]);
  });

  test('shows the same picture', async () => {
    const after = await cleaned(await plain(format), format);
    const { data, info } = await sharp(after.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([96, 64]);
    expect(data[0]).toBeLessThan(40);
    expect(data.at(-1)).toBeGreaterThan(190);
  });

  test('cut short is refused', async () => {
    const whole = await telling(format);
    for (const share of [0.1, 0.5, 0.8]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect(await cleanImage(cut, `image/${format}`)).toEqual({ ok: false, because: 'damaged' });
    }
  });
});

describe('cleaning', () => {
  test('turns a picture upright before it forgets how it was held', async () => {
    const lying = await picture()
      .jpeg()
      .withExif({ IFD0: { Orientation: '6' } })
      .toBuffer();
    const tagged = await sharp(lying).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const after = await cleaned(tagged, 'jpeg');
    const { data, info } = await sharp(after.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([64, 96]);
    // Orientation 6 is turned by 90° clockwise: the dark upper half comes to the right.
    expect(data[0]).toBeGreaterThan(190);
    expect(data[info.width * 3 - 3]).toBeLessThan(40);
  });

  test('converts colours before it drops their profile', async () => {
    const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#c02020' } });
    const wide = await red.withIccProfile('p3').png().toBuffer();
    const after = await cleaned(wide, 'png');
    const { data } = await sharp(after.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(Math.abs((data[0] ?? 0) - 0xc0)).toBeLessThan(4);
    expect(Math.abs((data[1] ?? 0) - 0x20)).toBeLessThan(4);
  });

  test('keeps every frame of an animation', async () => {
    const frames = await Promise.all(
      ['red', 'lime', 'blue'].map((background) =>
        sharp({ create: { width: 16, height: 16, channels: 4, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .withExif({ IFD0: { Make: planted.maker } })
      .webp({ loop: 0, delay: [100, 100, 100] })
      .toBuffer();
    const after = await cleaned(moving, 'webp');
    expect(after.frames).toBe(3);
    expect(after.found).toEqual(['device']);
    expect(leaks(after.bytes)).toEqual([]);
    expect(await sharp(after.bytes, { animated: true }).metadata()).toMatchObject({ pages: 3 });
  });

  test('drops what hangs behind the picture: a film, a second and telling picture', async () => {
    for (const more of [Buffer.from(planted.serial.repeat(50)), await telling('jpeg')]) {
      const { bytes } = await cleaned(Buffer.concat([await plain('jpeg'), more]), 'jpeg');
      expect(leaks(bytes)).toEqual([]);
      expect(Buffer.from(bytes).lastIndexOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe(0);
    }
  });

  test('keeps what is see-through', async () => {
    const glass = await sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const after = await cleaned(glass, 'png');
    expect((await sharp(after.bytes).metadata()).hasAlpha).toBe(true);
  });

  test('of a spoiled image ends in a clean image or a refusal, never in anything else', async () => {
    for (const format of formats) {
      const whole = Buffer.from(await telling(format));
      const spoiling = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(spoiling, async (changes) => {
          const spoiled = Buffer.from(whole);
          for (const [at, byte] of changes) spoiled[at] = byte;
          const result = await cleanImage(spoiled, `image/${format}`);
          expect(result.ok ? leaks(result.bytes) : []).toEqual([]);
          expect(result.ok || ['damaged', 'pixels'].includes(result.because)).toBe(true);
        }),
        { numRuns: 60 },
      );
    }
  });

  test('refuses a picture of more pixels than memory is meant for, unopened', async () => {
    const side = 30_000;
    const small = bomb(side);
    expect(small.length).toBeLessThan(500_000);
    const before = process.memoryUsage().rss;
    expect(await cleanImage(small, 'image/png')).toEqual({ ok: false, because: 'pixels' });
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 2 ** 20);
  });

  test('refuses what other loaders of the library would open', async () => {
    const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
    for (const bytes of [Buffer.from(gif, 'base64'), Buffer.from(svg)]) {
      expect(await cleanImage(bytes, 'image/png')).toEqual({ ok: false, because: 'damaged' });
    }
  });
});
