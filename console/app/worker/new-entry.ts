import type { EntryId } from '../../../cases/sealed.ts';

/** A word sealed in the worker, on its way to the server. */
export interface NewEntry {
  readonly entryId: EntryId;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
