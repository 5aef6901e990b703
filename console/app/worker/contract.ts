import type { ActKeys, SealedAct } from './act-contract.ts';
import type { CardView, CaseView, FileEntry, FileView, ReadCard } from './case-views.ts';
import type { DocumentKind } from '../../../analysis/document-kind.ts';
import type { ListChoice } from '../../../analysis/lists/answer.ts';
import type { ListRequest } from '../../../analysis/lists/request.ts';
import type { ListId, ListToken } from '../../../analysis/lists/token.ts';
import type { DocumentId, ProjectId } from '../../../analysis/ids.ts';
import type { BlobId, CaseId, EntryId } from '../../../cases/sealed.ts';
import type { InternalWord } from '../../../cases/entry-payload.ts';
import type { Status } from '../../../cases/status.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import type { ErrorCode } from '../../../platform/errors.ts';
import type { TamperingCode } from '../../tampering.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Descriptor } from '../../../surveys/descriptor.ts';
import type { Results } from '../../../surveys/results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import type { SurveyId } from '../../../surveys/survey-id.ts';
import type { CaseHandle } from './case-handle.ts';
import type { EnterKeys } from './enter-contract.ts';
import type { NewEntry } from './new-entry.ts';
import type { NewKeys } from './new-key-contract.ts';
import type { AuditKeys, PassphraseKeys, RosterKeys } from './roster-contract.ts';
import type { StatisticsKeys } from './statistics-contract.ts';

/** All that the page may ask of the key worker. Private keys have no way back through it. */
export interface Keys
  extends ActKeys, RosterKeys, PassphraseKeys, AuditKeys, NewKeys, EnterKeys, StatisticsKeys {
  /** Derives from the passphrase; refuses parameters below the floors before it derives anything. */
  derive(input: { header: Uint8Array; passphrase: string }): Promise<{ auth: Uint8Array }>;
  /** Opens the officer's keys with what `derive` left in the worker. */
  unlock(input: { body: Uint8Array }): Promise<null>;
  /** Many at once: a list of ten thousand is opened in twenty calls. */
  readCards(input: {
    cards: readonly { readonly caseId: CaseId; readonly card: Uint8Array }[];
  }): Promise<readonly ReadCard[]>;
  /** Opens key file and manifest; says where the report itself stands. */
  openKey(input: SealedKey): Promise<{ report: BlobId }>;
  /** Opens a case whole: the report and all that was said since. */
  openCase(input: SealedParts): Promise<{ handle: CaseHandle; view: CaseView }>;
  /**
   * A new card for an opened case; from the one that stands there it takes what this console cannot know. `seen`: the
   * place of the reporter's last letter, where this officer has the case before his eyes.
   */
  makeCard(input: { handle: CaseHandle; card: Uint8Array | null; seen: number | null }): Promise<{
    card: Uint8Array;
    view: CardView;
    /** The card that stood there was made of more entries than the case has: some were taken away. */
    knewMore: boolean;
  }>;
  openFile(input: { handle: CaseHandle; blobId: BlobId; bytes: Uint8Array }): Promise<FileView>;
  sealMessage(input: { handle: CaseHandle; text: string; day: DateIso }): Promise<NewEntry>;
  sealStatus(input: {
    handle: CaseHandle;
    from: Status;
    to: Status;
    reason: string;
    day: DateIso;
  }): Promise<NewEntry>;
  /** A word of officers to officers. */
  sealWork(input: { handle: CaseHandle; word: InternalWord; day: DateIso }): Promise<NewEntry>;
  /**
   * One file that any stock `age` opens: with six words that are drawn here and said once, or for a key from outside.
   * Throws `crypto.format` for a key that is none.
   */
  sealPackage(input: {
    bytes: Uint8Array;
    key: string | null;
  }): Promise<{ bytes: Uint8Array; sha256: string; words: string | null }>;
  /** The numbers by which a key from outside is compared aloud; throws `crypto.format` for what is none. */
  outsideNumbers(input: { key: string }): Promise<string>;
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
  /** What two agreed to in this case. */
  readonly acts: readonly SealedAct[];
}

/** An entry as the store gives it. */
export interface SealedLine {
  readonly entryId: EntryId;
  readonly seq: number;
  readonly day: DateIso;
  readonly from: 'officer' | 'reporter';
  readonly toReporter: boolean;
  readonly bytes: Uint8Array;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: ErrorCode | TamperingCode | 'unknown';
    };
