import type { GroupDocumentKind } from '../cases/group-document.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';

/** The tables of statistics: a part of `Tables`. */
export interface StatisticsTables {
  readonly snapshots: SnapshotRow;
  readonly group_documents: GroupDocumentRow;
}

/** Published statistics, as they were signed. */
interface SnapshotRow {
  number: number;
  bytes: Uint8Array;
  signature: Uint8Array;
}

/** Sealed under the key of the group's cards: the store knows that there is one. */
interface GroupDocumentRow {
  id: string;
  group_name: GroupName;
  kind: GroupDocumentKind;
  version: number;
  bytes: SealedBytes;
}
