import type { GroupName } from '../dialogs/outcome.ts';
import type { Secret } from '../platform/secret.ts';
import type { DateIso } from '../platform/time.ts';

/** Ciphertext. Only `cases/` and `surveys/` make it, and it is all that `storage/` accepts. */
export type SealedBytes = Uint8Array & { readonly __brand: 'SealedBytes' };

/** 16 random bytes as 32 lower-case hex digits. */
export type CaseId = string & { readonly __brand: 'CaseId' };
export type BlobId = string & { readonly __brand: 'BlobId' };
export type EntryId = string & { readonly __brand: 'EntryId' };

export interface SealedBlob {
  readonly blobId: BlobId;
  readonly bytes: SealedBytes;
  /** SHA-256 of `bytes`, hex. */
  readonly sha256: string;
}

/** A blob that stands in the store already (a file sealed while the report was being written). */
export interface StoredBlob {
  readonly blobId: BlobId;
  readonly sha256: string;
  readonly size: number;
}

/** A report, sealed whole: everything that filing stores, and nothing that can be read. */
export interface SealedCase {
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly day: DateIso;
  /** The body's pledge: a personal acknowledgement by the end of this day. */
  readonly dueDay: DateIso;
  /** The roster whose group `keyFile` is sealed to. */
  readonly rosterSeq: number;
  /** age file to all recipients of the group, then ChaCha20-Poly1305 under `shred`. */
  readonly keyFile: SealedBytes;
  readonly manifest: SealedBytes;
  /** The report itself; further blobs were stored while the draft was written. */
  readonly blobs: readonly SealedBlob[];
  readonly files: readonly StoredBlob[];
  /** Goes to its own store, committed before the case. */
  readonly shred: Secret;
  readonly reporter: {
    /** Row key derived from the receipt: 32 bytes, hex. */
    readonly id: string;
    readonly packet: SealedBytes;
  };
}

/** One later word in a case. `toReporter` entries are sealed to REPORTER and CASE, others to CASE alone. */
export interface SealedEntry {
  readonly entryId: EntryId;
  readonly bytes: SealedBytes;
  readonly sha256: string;
  readonly from: 'officer' | 'reporter';
  readonly toReporter: boolean;
}
