import type { Role } from '../../api.ts';
import type { BlobId, CaseId, EntryId } from '../../../cases/sealed.ts';
import type { Status } from '../../../cases/status.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import type { ErrorCode } from '../../../platform/errors.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';

/** All that the page may ask of the key worker. Private keys have no way back through it. */
export interface Keys {
  /** Derives from the passphrase; refuses parameters below the floors before it derives anything. */
  derive(input: { header: Uint8Array; passphrase: string }): Promise<{ auth: Uint8Array }>;
  /** Opens the officer's keys with what `derive` left in the worker. */
  unlock(input: { body: Uint8Array }): Promise<{ rootFingerprint: string }>;
  /** Holds the roster to the pinned root; nothing below works before it answered `trusted`. */
  trust(input: { roster: { bytes: Uint8Array; signature: Uint8Array } | null }): Promise<Trust>;
  learnGroupKey(input: { group: GroupName; generation: number; sealed: Uint8Array }): Promise<void>;
  readCard(input: { caseId: CaseId; group: GroupName; card: Uint8Array }): Promise<CardView>;
  /** Opens key file and manifest; says where the report itself stands. */
  openKey(input: {
    caseId: CaseId;
    group: GroupName;
    keyFile: Uint8Array;
    manifest: Uint8Array;
  }): Promise<{ report: BlobId }>;
  /** After `openKey`: the report and all that was said since. */
  openCase(input: {
    caseId: CaseId;
    report: Uint8Array;
    entries: readonly SealedLine[];
  }): Promise<CaseView>;
  /** A new card for an opened case. */
  makeCard(input: { caseId: CaseId }): Promise<{ card: Uint8Array; view: CardView }>;
  openFile(input: { caseId: CaseId; blobId: BlobId; bytes: Uint8Array }): Promise<FileView>;
  sealMessage(input: { caseId: CaseId; text: string; day: DateIso }): Promise<NewEntry>;
  sealStatus(input: {
    caseId: CaseId;
    from: Status;
    to: Status;
    reason: string;
    day: DateIso;
  }): Promise<NewEntry>;
  /** Forgets an opened case. */
  closeCase(input: { caseId: CaseId }): Promise<void>;
}

export type Trust =
  | { readonly kind: 'trusted'; readonly seq: number; readonly changes: readonly Difference[] }
  | { readonly kind: 'alarm'; readonly differences: readonly Difference[] };

/** One thing in which the offered roster is not the one that was signed or seen last. */
export type Difference =
  | { readonly what: 'absent' }
  | { readonly what: 'unreadable' }
  | { readonly what: 'signature' }
  | { readonly what: 'rules' }
  | { readonly what: 'older'; readonly seen: number; readonly offered: number }
  | {
      readonly what: 'added' | 'changed' | 'missing';
      readonly recipient: string;
      readonly kind: 'officer' | 'oversight' | 'recovery';
    };

/** An entry as the store gives it. */
export interface SealedLine {
  readonly entryId: EntryId;
  readonly day: DateIso;
  readonly from: 'officer' | 'reporter';
  readonly toReporter: boolean;
  readonly bytes: Uint8Array;
}

/** What the list shows of a case. */
export interface CardView {
  readonly title: string;
  readonly category: string;
  readonly state: Status;
  /** How many of the reporter's messages an officer has had on the screen. */
  readonly seen: number;
  readonly language: Language;
}

export interface CaseView {
  readonly language: Language;
  readonly channel: string;
  readonly rows: readonly { readonly label: string; readonly answer: string }[];
  readonly files: readonly FileEntry[];
  readonly thread: readonly ThreadEntry[];
  readonly state: Status;
}

export interface FileEntry {
  readonly blobId: BlobId;
  readonly mime: string;
  readonly extension: string;
  readonly size: number;
  /** Re-encoded without metadata: the only kind that is ever drawn on the screen. */
  readonly cleaned: boolean;
}

export interface FileView {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly cleaned: boolean;
}

export type ThreadEntry =
  | {
      readonly kind: 'message';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly by: Role | 'reporter';
      readonly text: string;
    }
  | {
      readonly kind: 'status';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly by: Role;
      readonly to: Status;
      readonly reason: string;
    }
  /** Not signed by who should have signed it: its content is not shown. */
  | { readonly kind: 'forged'; readonly entryId: EntryId; readonly day: DateIso }
  | {
      readonly kind: 'broken';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly code: ErrorCode | 'unknown';
    };

export interface NewEntry {
  readonly entryId: EntryId;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export type Call = { [M in keyof Keys]: { method: M; input: Parameters<Keys[M]>[0] } }[keyof Keys];
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: ErrorCode | 'unknown' };
