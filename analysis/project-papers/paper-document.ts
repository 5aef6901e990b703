import { z } from '../../platform/shape.ts';
import { type Details, detailsShape } from './details.ts';
import { type Snapshot, snapshotShape } from './snapshot.ts';

/** What documents of the kind `paper` hold: what officers typed for all papers, and each paper that was frozen. */
export type PaperDocument = Details | Snapshot;

export const paperDocumentShape: z.ZodType<PaperDocument> = z.union([detailsShape, snapshotShape]);

export function isSnapshot(body: PaperDocument): body is Snapshot {
  return 'sheet' in body;
}
