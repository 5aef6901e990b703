import { groupDocumentKinds } from '../cases/group-document.ts';
import { z } from '../platform/shape.ts';
import { bytes, day, hexId, matches, nothing } from './api.ts';

/** What page and server say to each other about statistics; used like the codecs of `api.ts`. */

const signature = bytes.refine((value) => value.length === 64);

/** As it was signed: whoever reads it checks the signature against the roster. */
export const storedSnapshot = z.strictObject({ bytes, signature });

/** All that was published, the oldest first. No case is counted for it. */
export const statistics = {
  answer: z.strictObject({ today: day, snapshots: z.array(storedSnapshot) }),
};

/** The server takes what tells nothing small, by itself and beside what stands there; `changed` when a colleague was faster. */
export const publishStatistics = {
  request: z.strictObject({
    bytes: bytes.refine((value) => value.length > 0 && value.length <= 256 * 1024),
    signature,
  }),
  answer: nothing,
};

export const documentId = z.custom<string>(matches(hexId));

export const groupDocument = z.strictObject({
  id: documentId,
  kind: z.enum(groupDocumentKinds),
  version: z.int().min(1),
  bytes,
});
export type SealedGroupDocument = z.output<typeof groupDocument>;

export const groupDocuments = {
  answer: z.strictObject({ documents: z.array(groupDocument) }),
};

/** `version` follows the one that was read, 1 for a new document. */
export const saveGroupDocument = {
  request: z.strictObject({
    kind: z.enum(groupDocumentKinds),
    version: z.int().min(1),
    bytes: bytes.refine((value) => value.length > 0 && value.length <= 1024 * 1024),
  }),
  answer: nothing,
};

export const removeGroupDocument = { request: nothing, answer: nothing };
