import { isShowable } from '../file-use.ts';
import type { FileEntry } from '../worker/case-views.ts';
import { limits } from './said.ts';

/** How a file can be looked at; `none`: it is saved, and opened elsewhere. `large`: it could, were it smaller. */
export type PreviewKind = 'image' | 'pdf' | 'text' | 'large' | 'none';

const texts: ReadonlySet<string> = new Set(['text/plain', 'text/csv', 'message/rfc822']);

/** Nothing is opened by itself; this only says what a button would do. */
export function previewKind(file: Pick<FileEntry, 'mime' | 'cleaned' | 'size'>): PreviewKind {
  if (isShowable(file)) return 'image';
  const size = file.size ?? 0;
  if (file.mime === 'application/pdf') return size > limits.pdf ? 'large' : 'pdf';
  if (texts.has(file.mime)) return size > limits.text ? 'large' : 'text';
  return 'none';
}
