import type { Metadata, Sharp, SharpOptions } from 'sharp';

import type { Cleanable } from './kinds.ts';
import { barePng } from './png.ts';
import { tracesOf, type Trace } from './traces.ts';

export type CleanedImage =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly found: readonly Trace[];
      /** More than one in an animation; all of them are kept. */
      readonly frames: number;
    }
  | { readonly ok: false; readonly because: 'pixels' | 'damaged' };

/**
 * A 64-megapixel photograph. Images are decoded in strips, and where a turn needs the whole of one it is
 * held in memory: libvips never spills to a disk within this limit.
 */
export const mostPixels = 2 ** 26;

const mostSeconds = 30;

/** Milliseconds that an image may take. */
export const drawingTime = mostSeconds * 1000;

/**
 * Draws an image anew: turned upright, in sRGB, without a byte of metadata, thumbnail or attached film.
 * The pixels themselves stay: what the picture shows, and a sensor's own noise, are beyond this.
 */
export async function cleanImage(bytes: Uint8Array, mime: Cleanable): Promise<CleanedImage> {
  const open = await decoder();
  const about = await describe(open, bytes);
  if (about === null) return { ok: false, because: 'damaged' };
  const frames = about.pages ?? 1;
  if (about.width * about.height > mostPixels) return { ok: false, because: 'pixels' };
  try {
    const drawn = open(bytes, { limitInputPixels: mostPixels, pages: -1, failOn: 'error' });
    // Only still pictures are turned: frames are stacked in one tall picture.
    const upright = frames === 1 ? drawn.autoOrient() : drawn;
    const encoded = await encode(
      upright.toColourspace('srgb').timeout({ seconds: mostSeconds }),
      mime,
    );
    const found = tracesOf({
      exif: about.exif,
      xmp: about.xmp,
      iptc: about.iptc,
      keywords: about.comments?.map(({ keyword }) => keyword),
    });
    return { ok: true, bytes: mime === 'image/png' ? barePng(encoded) : encoded, found, frames };
  } catch {
    // The library's words quote the file; the kind of refusal is all that leaves.
    return { ok: false, because: 'damaged' };
  }
}

type Open = (bytes: Uint8Array, options?: SharpOptions) => Sharp;

let loaded: Promise<Open> | null = null;

/** The decoder, loaded when the first image comes, with every loader shut but the three we need. */
function decoder(): Promise<Open> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: [
        'VipsForeignLoadJpegBuffer',
        'VipsForeignLoadPngBuffer',
        'VipsForeignLoadWebpBuffer',
      ],
    });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loaded;
}

/** Reads the header only; the pixel count is judged from it before anything is decoded. */
async function describe(open: Open, bytes: Uint8Array): Promise<Metadata | null> {
  try {
    return await open(bytes, { limitInputPixels: false, pages: -1 }).metadata();
  } catch {
    return null;
  }
}

async function encode(image: Sharp, mime: Cleanable): Promise<Buffer> {
  switch (mime) {
    case 'image/jpeg':
      return await image.jpeg({ quality: 90 }).toBuffer();
    case 'image/png':
      return await image.png({ compressionLevel: 6 }).toBuffer();
    case 'image/webp':
      return await image.webp({ quality: 90 }).toBuffer();
    default:
      return mime satisfies never;
  }
}
