import { kinds, named, textKind, unknownKind, type FileKind } from './kinds.ts';

/** How many of the first bytes `sniff` wants to see. */
export const sampleSize = 65_536;

/**
 * What a file is by its content. The name is believed only where content cannot tell (an old `.doc` from
 * an old `.xls`), and only for extensions of a closed list; a photo's name on a web page changes nothing.
 */
export async function sniff(sample: Uint8Array, name: string): Promise<FileKind> {
  const mime = await mimeOf(sample);
  if (mime === 'image/jpeg' || mime === 'image/png' || mime === 'image/webp') return kindOf(mime);
  const believed = named.get(mime)?.find(({ extension }) => name.toLowerCase().endsWith(extension));
  return believed ?? kindOf(mime);
}

function kindOf(mime: string): FileKind {
  if (mime === textKind.mime) return textKind;
  const extension = kinds.get(mime);
  return extension === undefined ? unknownKind : { mime, extension };
}

async function mimeOf(sample: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  // A sample that ends in the middle of a container makes the library throw: then nothing is known.
  const found = await fileTypeFromBuffer(sample).catch(() => {});
  if (found !== undefined) return found.mime;
  return isText(sample) ? textKind.mime : unknownKind.mime;
}

/** No control characters but those of ordinary text; true in UTF-8 and in the old one-byte alphabets. */
function isText(sample: Uint8Array): boolean {
  return sample.every((byte) => (byte >= 0x20 && byte !== 0x7f) || [9, 10, 12, 13].includes(byte));
}
