import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';

/** 16 random bytes in hex. A project's own document has the project's id. */
export type ProjectId = string & { readonly __brand: 'AnalysisProjectId' };

/** 16 random bytes in hex: a document of a project. */
export type DocumentId = string & { readonly __brand: 'AnalysisDocumentId' };

export const documentIdPattern = /^[0-9a-f]{32}$/;

export function newProjectId(random: Random): ProjectId {
  return hex(random(16)) as ProjectId;
}

export function newDocumentId(random: Random): DocumentId {
  return hex(random(16)) as DocumentId;
}

/** The id of the document that describes the project itself. */
export function ownDocument(project: ProjectId): DocumentId {
  return project as string as DocumentId;
}
