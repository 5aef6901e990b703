import type { ProjectId } from '../analysis/ids.ts';
import type { ListId } from '../analysis/lists/token.ts';
import type { BlobId, SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';

/** What somebody is asked by a personal link: `packet` opens with the link alone. */
export interface ListRow {
  id: ListId;
  project: ProjectId;
  packet: Uint8Array;
  state: 'open' | 'withdrawn' | 'closed';
}

export interface ListAnswerRow {
  list_id: ListId;
  seq: number;
  day: DateIso;
  once: string;
  bytes: SealedBytes;
}

/** The blob's own row says that it is kept: see `keptDay`. */
export interface ListFileRow {
  blob_id: BlobId;
  list_id: ListId;
}
