import type { BlobId } from '../../../cases/sealed.ts';
import type { Language } from '../../../platform/language.ts';
import type { LoadedCase } from '../case-load.ts';
import { isShowable } from '../file-use.ts';
import type { CaseView, FileEntry } from '../worker/case-views.ts';

/** What goes into a copy of a case. */
export interface Copy {
  readonly form: 'redacted' | 'whole';
  /** Whether the officers' own work goes along. */
  readonly notes: boolean;
  /** Whether the reporter's name and address go along. */
  readonly named: boolean;
  readonly language: Language;
  readonly files: ReadonlySet<BlobId>;
}

/** A file of the case with its number in copies: the report's own first, then those of letters. */
export interface NumberedFile extends FileEntry {
  readonly number: number;
}

export function allFiles({ files, thread }: CaseView): readonly NumberedFile[] {
  const later = thread.flatMap((entry) => (entry.kind === 'message' ? entry.files : []));
  return [...files, ...later].map((file, at) => Object.assign({ number: at + 1 }, file));
}

/** Where names and addresses are asked for: they go along only when somebody says so. */
export const contactQuestion = 'contact';

export function hasContact({ rows }: CaseView): boolean {
  return rows.some(({ id, answer }) => id === contactQuestion && answer.kind === 'said');
}

/** The careful copy: masked, without notes and names, with those files alone in which something can be hidden. */
export function carefulCopy({ view }: LoadedCase, language: Language): Copy {
  return {
    form: 'redacted',
    notes: false,
    named: false,
    language,
    files: usualFiles(view, 'redacted'),
  };
}

/** What is ticked when somebody chooses the form of the copy. */
export function usualFiles(view: CaseView, form: Copy['form']): ReadonlySet<BlobId> {
  const files = allFiles(view).filter((file) => form === 'whole' || isShowable(file));
  return new Set(files.map(({ blobId }) => blobId));
}
