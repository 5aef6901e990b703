import { type DocumentKind, documentKinds } from '../analysis/document-kind.ts';
import { type DocumentId, documentIdPattern, type ProjectId } from '../analysis/ids.ts';
import { z } from '../platform/shape.ts';
import { bytes, day, matches, nothing } from './api.ts';

/**
 * What page and server say to each other about the analysis of risks; used like the codecs of `api.ts`. The server sees
 * random ids, one word for the kind and ciphertext.
 */

export const projectId = z.custom<ProjectId>(matches(documentIdPattern));
export const documentId = z.custom<DocumentId>(matches(documentIdPattern));
export const documentKind = z.enum(documentKinds) satisfies z.ZodType<DocumentKind>;

/** Ciphertext of one document. */
const sealed = bytes.refine((value) => value.length > 0 && value.length <= 256 * 1024);

/** So many documents go in one change: a project begins with all of its tasks. */
export const mostChanges = 60;
/** So many documents come in one answer. */
export const documentPage = 200;
/** Bytes of a sealed file that proves a task. */
export const longestFile = 10 * 1024 * 1024;

export const analysisKeys = {
  answer: z.strictObject({
    /** The newest roster's; 0 before the first. */
    rosterSeq: z.int().min(0),
    /** The roster that the keys were last sealed for; 0 while there are none. */
    sealedFor: z.int().min(0),
    keys: z.array(z.strictObject({ generation: z.int().min(1), sealed: bytes })),
  }),
};

/** All generations, sealed for the newest roster; `changed` when a colleague was faster. */
export const sealAnalysisKeys = {
  request: z.strictObject({
    rosterSeq: z.int().min(1),
    keys: z
      .array(z.strictObject({ generation: z.int().min(1), sealed }))
      .min(1)
      .max(100),
  }),
  answer: nothing,
};

export const analysisDocument = z.strictObject({
  id: documentId,
  kind: documentKind,
  version: z.int().min(1),
  bytes,
});
export type AnalysisDocument = z.output<typeof analysisDocument>;

export const projectList = {
  answer: z.strictObject({ today: day, documents: z.array(analysisDocument) }),
};

/** `?kind=` for one kind only, `?after=` takes `next` for the page that follows. */
export const documentList = {
  answer: z.strictObject({
    today: day,
    documents: z.array(analysisDocument).max(documentPage),
    next: documentId.nullable(),
  }),
};

/** All or none; `changed` when a colleague was faster with one of them. */
export const saveDocuments = {
  request: z.strictObject({
    changes: z
      .array(
        z.strictObject({
          id: documentId,
          kind: documentKind,
          /** The version that was read; 0 for a new one. */
          expected: z.int().min(0),
          bytes: sealed,
        }),
      )
      .min(1)
      .max(mostChanges),
  }),
  answer: nothing,
};

export const putFile = { answer: nothing };
