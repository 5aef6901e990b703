import type { Box } from '../../../cases/masks.ts';
import { imageOf } from '../file-use.ts';
import type { FileView } from '../worker/case-views.ts';

/**
 * The image drawn anew with the boxes filled in black: the pixels under them are in no layer and no old version of the
 * new file, and neither is anything but pixels. JPEG stays JPEG, all else becomes PNG.
 */
export async function redraw(file: FileView, boxes: readonly Box[]): Promise<Uint8Array> {
  const image = await createImageBitmap(imageOf(file));
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('nothing can be drawn here');
  context.drawImage(image, 0, 0);
  image.close();
  context.fillStyle = '#000000';
  for (const [left, top, width, height] of boxes) context.fillRect(left, top, width, height);
  const type = file.mime === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.92));
  canvas.width = 0; // gives the memory back at once
  if (drawn === null) throw new TypeError('the image could not be written');
  return new Uint8Array(await drawn.arrayBuffer());
}
