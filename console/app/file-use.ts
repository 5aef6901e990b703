import type { FileEntry, FileView } from './worker/case-views.ts';

const images: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Only images that were re-encoded when they arrived are drawn; anything else could attack the viewer. */
export function isShowable(file: { readonly cleaned: boolean; readonly mime: string }): boolean {
  return file.cleaned && images.has(file.mime);
}

/** The type comes from what was opened, held to the same short list. */
export function imageOf(file: FileView): Blob {
  if (!isShowable(file)) throw new TypeError('only re-encoded images are drawn');
  return new Blob([file.bytes], { type: file.mime });
}

/** Saves the file as bytes of no kind, so that the browser opens nothing by itself. */
export function download(file: FileView, { extension }: FileEntry, number: number): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = downloadName(extension, number);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name of our own making: the reporter's may not choose where and as what it is saved. */
export function downloadName(extension: string, number: number): string {
  return `senim-${number}${/^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '.bin'}`;
}
