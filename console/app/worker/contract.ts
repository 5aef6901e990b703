import type { DocumentKind } from '../../../analysis/document-kind.ts';
import type { ListChoice } from '../../../analysis/lists/answer.ts';
import type { ListRequest } from '../../../analysis/lists/request.ts';
import type { ListId, ListToken } from '../../../analysis/lists/token.ts';
import type { DocumentId, ProjectId } from '../../../analysis/ids.ts';
import type { BlobId, CaseId, EntryId } from '../../../cases/sealed.ts';
import type { CaseKind } from '../../../cases/case-kind.ts';
import type { Status } from '../../../cases/status.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import type { ErrorCode } from '../../../platform/errors.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Descriptor } from '../../../surveys/descriptor.ts';
import type { Results } from '../../../surveys/results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import type { SurveyId } from '../../../surveys/survey-id.ts';
import type { NewEntry } from './new-entry.ts';
import type { NewKeys } from './new-key-contract.ts';
import type { AuditKeys, PassphraseKeys, RosterKeys } from './roster-contract.ts';

/** Names a case that stands open in the worker. */
export type CaseHandle = number & { readonly __brand: 'CaseHandle' };

/** All that the page may ask of the key worker. Private keys have no way back through it. */
export interface Keys extends RosterKeys, PassphraseKeys, AuditKeys, NewKeys {
  /** Derives from the passphrase; refuses parameters below the floors before it derives anything. */
  derive(input: { header: Uint8Array; passphrase: string }): Promise<{ auth: Uint8Array }>;
  /** Opens the officer's keys with what `derive` left in the worker. */
  unlock(input: { body: Uint8Array }): Promise<null>;
  readCard(input: { caseId: CaseId; card: Uint8Array }): Promise<CardView>;
  /** Opens key file and manifest; says where the report itself stands. */
  openKey(input: SealedKey): Promise<{ report: BlobId }>;
  /** Opens a case whole: the report and all that was said since. */
  openCase(input: SealedParts): Promise<{ handle: CaseHandle; view: CaseView }>;
  /** A new card for an opened case. */
  makeCard(input: { handle: CaseHandle }): Promise<{ card: Uint8Array; view: CardView }>;
  openFile(input: { handle: CaseHandle; blobId: BlobId; bytes: Uint8Array }): Promise<FileView>;
  sealMessage(input: { handle: CaseHandle; text: string; day: DateIso }): Promise<NewEntry>;
  sealStatus(input: {
    handle: CaseHandle;
    from: Status;
    to: Status;
    reason: string;
    day: DateIso;
  }): Promise<NewEntry>;
  /** Forgets an opened case. */
  closeCase(input: { handle: CaseHandle }): Promise<null>;

  /** The public body as its roster names it, and which groups it has beside the officers'. */
  ownBody(
    input: Record<string, never>,
  ): Promise<{ body: string; oversight: boolean; analysis: boolean }>;
  /** Reads a survey that an officer of the roster signed, and the hash of its results if they are signed too. */
  readSurvey(input: {
    descriptor: Uint8Array;
    signature: Uint8Array;
    results: { bytes: Uint8Array; signature: Uint8Array } | null;
  }): Promise<{ survey: Survey; published: string | null }>;
  /** The same of one that somebody of an earlier roster signed: to be looked at before it is adopted. */
  readLeftSurvey(
    input: Parameters<Keys['readSurvey']>[0],
  ): Promise<{ survey: Survey; published: string | null }>;
  /** Signs what somebody of an earlier roster signed; `results` as they were counted anew. */
  adoptSurvey(input: {
    descriptor: Uint8Array;
    signature: Uint8Array;
    results: Results | null;
  }): Promise<{
    signature: Uint8Array;
    results: { results: Uint8Array; signature: Uint8Array } | null;
  }>;
  signSurvey(input: {
    descriptor: Descriptor;
  }): Promise<{ descriptor: Uint8Array; signature: Uint8Array }>;
  signResults(input: {
    results: Results;
  }): Promise<{ results: Uint8Array; signature: Uint8Array; hash: string }>;
  openWords(input: {
    survey: SurveyId;
    words: readonly { readonly question: string; readonly bytes: Uint8Array }[];
  }): Promise<readonly OpenedWords[]>;

  /** A personal link for each request, signed by this officer; the packets are for the store. */
  makeListLinks(input: { requests: readonly ListRequest[] }): Promise<
    readonly {
      readonly token: ListToken;
      readonly id: ListId;
      readonly packet: Uint8Array;
    }[]
  >;
  openListAnswers(input: {
    token: ListToken;
    answers: readonly SealedAnswer[];
  }): Promise<readonly OpenedAnswer[]>;
  openListFile(input: {
    token: ListToken;
    answer: Pick<SealedAnswer, 'seq' | 'bytes'>;
    blobId: BlobId;
    bytes: Uint8Array;
  }): Promise<FileView>;

  /** Opens the keys of the analysis; nothing about documents works before. */
  learnAnalysisKeys(input: {
    keys: readonly { readonly generation: number; readonly sealed: Uint8Array }[];
  }): Promise<null>;
  /**
   * All keys of the analysis sealed to the group of the trusted roster, with one more generation: whoever left the group
   * cannot open what is written from then on.
   */
  sealAnalysisKeys(input: Record<string, never>): Promise<{
    /** Of the roster that they are sealed for. */
    rosterSeq: number;
    keys: { generation: number; sealed: Uint8Array }[];
  }>;
  sealDocument(input: {
    project: ProjectId;
    id: DocumentId;
    kind: DocumentKind;
    version: number;
    value: unknown;
  }): Promise<Uint8Array>;
  openDocuments(input: {
    project: ProjectId;
    documents: readonly SealedDocument[];
  }): Promise<readonly OpenedDocument[]>;
  sealEvidence(input: {
    project: ProjectId;
    id: DocumentId;
    bytes: Uint8Array;
  }): Promise<Uint8Array<ArrayBuffer>>;
  openEvidence(input: {
    project: ProjectId;
    id: DocumentId;
    bytes: Uint8Array;
  }): Promise<Uint8Array<ArrayBuffer>>;
}

/** A document of the analysis as the server gives it. */
export interface SealedDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly version: number;
  readonly bytes: Uint8Array;
}

export interface OpenedDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly version: number;
  /** Any JSON: whoever asked knows its shape and holds it to that. */
  readonly read: { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'broken' };
}

/** An answer to a check-list as the store gives it. */
export interface SealedAnswer {
  readonly seq: number;
  readonly day: DateIso;
  readonly bytes: Uint8Array;
}

export type OpenedAnswer =
  | {
      readonly kind: 'read';
      readonly seq: number;
      readonly day: DateIso;
      readonly answer: ListAnswerView;
    }
  /** Damaged, sealed to others, or not sent through the link. */
  | { readonly kind: 'broken'; readonly seq: number; readonly day: DateIso };

export interface ListAnswerView {
  readonly language: Language;
  /** Hash of the request that was answered. */
  readonly request: string;
  readonly said: readonly {
    readonly item: string;
    readonly choice: ListChoice;
    readonly note: string | null;
    readonly files: readonly FileEntry[];
  }[];
}

/** Something that a person wrote in a survey. */
export type OpenedWords =
  | { readonly kind: 'text'; readonly question: string; readonly text: string }
  | { readonly kind: 'broken'; readonly question: string };

export interface SealedKey {
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly keyFile: Uint8Array;
  readonly manifest: Uint8Array;
}

export interface SealedParts extends SealedKey {
  readonly report: { readonly blobId: BlobId; readonly bytes: Uint8Array };
  /** In the store's order. */
  readonly entries: readonly SealedLine[];
}

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
}

export interface CaseView {
  readonly kind: CaseKind;
  readonly language: Language;
  readonly channel: string;
  readonly rows: readonly ReportRow[];
  readonly files: readonly FileEntry[];
  readonly thread: readonly ThreadEntry[];
  readonly state: Status;
}

/** A question as it was asked and its answer, in the reporter's language. */
export interface ReportRow {
  readonly id: string;
  readonly label: string;
  readonly answer:
    | { readonly kind: 'said'; readonly text: string }
    | { readonly kind: 'skipped' }
    | { readonly kind: 'declined' };
}

export interface FileEntry {
  readonly blobId: BlobId;
  readonly mime: string;
  readonly extension: string;
  /** Of the ciphertext; `null` where no list names it. */
  readonly size: number | null;
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
      readonly by: 'officer' | 'oversight' | 'reporter';
      readonly text: string;
      readonly files: readonly FileEntry[];
    }
  | {
      readonly kind: 'status';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly by: 'officer' | 'oversight';
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

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: ErrorCode | 'unknown' };
