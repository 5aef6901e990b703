import { type Box, boxesOf } from '../../../cases/masks.ts';
import { hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import { zip, type ZipEntry } from '../../../platform/zip.ts';
import { type LoadedCase, openFileOf } from '../case-load.ts';
import { isShowable } from '../file-use.ts';
import type { Session } from '../session.ts';
import type { Words } from '../speech.tsx';
import type { FileView } from '../worker/case-views.ts';
import { caseJson, type PackedFile } from './case-json.ts';
import { caseSheet, type Copied } from './case-sheet.ts';
import { allFiles, type Copy, type NumberedFile } from './copy.ts';
import { sheetHtml } from './sheet-html.ts';

/** Draws an image anew without what the boxes cover; a browser's business, so tests bring their own. */
export type Redraw = (file: FileView, boxes: readonly Box[]) => Promise<Uint8Array>;

/** The archive of a copy: a page to read, the same for programs, and the files. */
export async function pack(
  loaded: LoadedCase,
  copy: Copy,
  { session, words, redraw }: { session: Session; words: Words; redraw: Redraw },
): Promise<Uint8Array> {
  const copied = copiedOf(loaded);
  const packed: PackedFile[] = [];
  const entries: ZipEntry[] = [];
  for (const file of allFiles(loaded.view).filter(({ blobId }) => copy.files.has(blobId))) {
    const opened = await openFileOf(loaded, session, file);
    const bytes = await copyOf(opened, file, loaded, copy, redraw);
    const name = `files/${file.number}${nameEnd(file)}`;
    const { mime, cleaned } = opened;
    const masked = bytes !== opened.bytes;
    packed.push({ name, mime, cleaned, masked, sha256: hex(sha256(bytes)) });
    entries.push({ name, bytes });
  }
  return zip([
    { name: 'case.html', bytes: utf8(sheetHtml(caseSheet(copied, copy, words))) },
    { name: 'case.json', bytes: utf8(caseJson(copied, copy, packed)) },
    ...entries,
  ]);
}

export function copiedOf({ row, today, view }: LoadedCase): Copied {
  return { caseId: row.caseId, day: row.day, today, view };
}

/** The file as the copy may hold it. Only images that were drawn anew when they came are drawn here. */
export async function copyOf(
  opened: FileView,
  { blobId }: NumberedFile,
  { view }: LoadedCase,
  { form }: Copy,
  redraw: Redraw,
): Promise<Uint8Array<ArrayBuffer>> {
  const boxes = form === 'redacted' ? boxesOf(view.work.masks, blobId) : [];
  if (boxes.length === 0) return opened.bytes;
  if (!isShowable(opened)) throw new TypeError('parts of images alone are hidden');
  return new Uint8Array(await redraw(opened, boxes));
}

function nameEnd({ extension }: NumberedFile): string {
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '.bin';
}
