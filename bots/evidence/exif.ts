/** Tags of an EXIF block, by the directory they stand in. */
export interface ExifTags {
  readonly image: ReadonlySet<number>;
  readonly camera: ReadonlySet<number>;
  readonly gps: ReadonlySet<number>;
}

const cameraPointer = 0x8769;
const gpsPointer = 0x8825;
const mostTags = 512;

/**
 * Which tags an EXIF block holds; values are never read. Damaged blocks yield what could be read.
 * Layout: TIFF 6.0, section 2.
 */
export function exifTags(block: Uint8Array): ExifTags {
  const tiff = afterPreamble(block);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.byteLength > 2 && view.getUint16(0) === 0x4949;
  const image = directory(view, little, pointerAt(view, little, 4));
  return {
    image: new Set(image.keys()),
    camera: new Set(directory(view, little, image.get(cameraPointer) ?? null).keys()),
    gps: new Set(directory(view, little, image.get(gpsPointer) ?? null).keys()),
  };
}

// JPEG puts `Exif\0\0` before the TIFF header, PNG and WebP usually do not.
function afterPreamble(block: Uint8Array): Uint8Array {
  const isJpeg = block[0] === 0x45 && block[1] === 0x78 && block[4] === 0 && block[5] === 0;
  return isJpeg ? block.subarray(6) : block;
}

function pointerAt(view: DataView, little: boolean, offset: number): number | null {
  return offset + 4 <= view.byteLength ? view.getUint32(offset, little) : null;
}

/** The tags of one directory with their value field, which is an offset for the pointers. */
function directory(view: DataView, little: boolean, at: number | null): Map<number, number> {
  const tags = new Map<number, number>();
  if (at === null || at + 2 > view.byteLength) return tags;
  const count = Math.min(view.getUint16(at, little), mostTags);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    tags.set(view.getUint16(entry, little), view.getUint32(entry + 8, little));
  }
  return tags;
}
