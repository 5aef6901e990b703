import { type Document, made } from '../../../../analysis/document.ts';
import type { DocumentId, ProjectId } from '../../../../analysis/ids.ts';
import { hex, utf8 } from '../../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../../platform/crypto/hash.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Row } from '../store.ts';

/**
 * The id of a document of which a project has one. It follows from the project's id, so that two people who begin it at once
 * meet at the same place and the store lets one of them win.
 */
export function onlyId(project: ProjectId, name: string): DocumentId {
  return hex(sha256(utf8(`${name}/${project}`)).subarray(0, 16)) as DocumentId;
}

/** The row of a document of which there is one; where nobody has written it yet, an empty one that is not stored. */
export function onlyRow<T>(
  rows: readonly Row<T>[],
  id: DocumentId,
  empty: T,
  today: DateIso,
): Row<T> {
  const found = rows.find((row) => row.id === id);
  if (found !== undefined) return found;
  const document: Document<T> = made(empty, { day: today, officer: '', what: 'made', note: '' });
  return { id, version: 0, document };
}
