import type { DocumentKind } from '../analysis/document-kind.ts';
import type { DocumentId, ProjectId } from '../analysis/ids.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { BlobId, CaseId, EntryId, SealedBytes } from '../cases/sealed.ts';
import type { ActRequestRow, ErasedRow, HoldRow } from './act-tables.ts';
import type { AuditDayKeyRow, AuditRow } from './audit-tables.ts';
import type { ListAnswerRow, ListFileRow, ListRow } from './list-rows.ts';
import type { Role } from './officer.ts';
import type { SelfCheckRow } from './self-check-row.ts';
import type { StatisticsTables } from './statistics-tables.ts';

/**
 * Every column of the main database. Tables that reporters touch know days, never times, and no
 * address, agent, language or channel; their keys are random, so that no order of arrival is stored.
 */
export interface Tables extends StatisticsTables {
  readonly cases: CaseRow;
  readonly blobs: BlobRow;
  readonly blob_files: BlobFileRow;
  readonly blob_parts: BlobPartRow;
  readonly entries: EntryRow;
  readonly reporters: ReporterRow;
  readonly check_ins: CheckInRow;
  readonly openings: OpeningRow;
  readonly case_asides: CaseAsideRow;
  readonly self_checks: SelfCheckRow;
  readonly act_requests: ActRequestRow;
  readonly holds: HoldRow;
  readonly erased: ErasedRow;
  readonly filings: FilingRow;
  readonly sessions: SessionRow;
  readonly officers: OfficerRow;
  readonly officer_sessions: OfficerSessionRow;
  readonly officer_factors: OfficerFactorRow;
  readonly officer_codes: OfficerCodeRow;
  readonly rosters: RosterRow;
  readonly group_keys: GroupKeyRow;
  readonly enrolments: EnrolmentRow;
  readonly audit: AuditRow;
  readonly audit_day_keys: AuditDayKeyRow;
  readonly settings: SettingRow;
  readonly analysis_keys: AnalysisKeyRow;
  readonly analysis_documents: AnalysisDocumentRow;
  readonly analysis_files: AnalysisFileRow;
  readonly lists: ListRow;
  readonly list_answers: ListAnswerRow;
  readonly list_files: ListFileRow;
  readonly invitations: InvitationRow;
}

/** Rows that are pages long. */
interface Placed {
  /** See `place.ts`. */
  place: number;
}

export interface CaseRow extends Placed {
  id: CaseId;
  group_name: GroupName;
  day: DateIso;
  due_day: DateIso;
  closed_day: DateIso | null;
  manifest: SealedBytes;
  key_file: SealedBytes;
  card: SealedBytes | null;
  /** Officers are told until the end of this day that the receipt was never confirmed; `null`: it was. See `confirmation.ts`. */
  unconfirmed_until: DateIso | null;
  /** The last day of the term that the law gives, once an officer has named its basis. */
  term_day: DateIso | null;
  /** The day from which it is to be erased, once two officers agreed to that. */
  erase_day: DateIso | null;
  /** Grows with each card, so that two consoles do not overwrite each other. */
  card_version: number;
  /** The roster to whose members the key file is sealed: see `key-work.ts`. */
  wrapped: number;
  /** Over everything that never changes in the row: see `row-sum.ts`. */
  sum: string;
}

/** Belongs to a case, or to a draft until the end of `draft_day`; never to both. `keptDay`: to an answer of a check-list. */
export interface BlobRow extends Placed {
  id: BlobId;
  case_id: CaseId | null;
  draft_day: DateIso | null;
  size: number;
  sha256: string;
  /** `null`: the bytes stand in a file. */
  bytes: SealedBytes | null;
}

/** In PostgreSQL alone: see `blob-parts.ts`. */
export interface BlobFileRow {
  id: BlobId;
  /** The day on which its writing began; `null` once it is whole. */
  day: DateIso | null;
}

export interface BlobPartRow {
  id: BlobId;
  place: number;
  bytes: Uint8Array;
}

export interface EntryRow extends Placed {
  id: EntryId;
  case_id: CaseId;
  seq: number;
  day: DateIso;
  sender: 'officer' | 'reporter';
  to_reporter: 0 | 1;
  bytes: SealedBytes;
  sum: string;
}

/** No case, no day: see `check-ins.ts`. */
export interface CheckInRow {
  id: string;
  passed: number;
  off: 0 | 1;
}

export interface ReporterRow extends Placed {
  id: string;
  case_id: CaseId;
  day: DateIso;
  packet: SealedBytes;
  format: number;
  sum: string;
}

export interface OpeningRow {
  case_id: CaseId;
  role: Role;
  day: DateIso;
}

/** An officer who stays away from a case: a conflict of interest. */
export interface CaseAsideRow {
  case_id: CaseId;
  officer_id: string;
}

/** What was acknowledged under an idempotency token; kept as long as the session that could repeat it. */
export interface FilingRow {
  token: string;
  case_id: CaseId;
  expires_day: DateIso;
}

export interface SessionRow extends Placed {
  id: string;
  version: number;
  expires_day: DateIso;
  blob: Uint8Array;
}

export interface OfficerRow {
  id: string;
  role: Role;
  group_name: GroupName | null;
  auth_hash: Uint8Array;
  blob_header: Uint8Array;
  blob_body: Uint8Array;
  disabled: 0 | 1;
  /** Since when codes stood in for the passkey that the body asks for; `null` once a passkey was shown. */
  spare_since: DateIso | null;
}

/** Times in milliseconds since the epoch: officers' sessions end on the minute. */
export interface OfficerSessionRow {
  id: string;
  tag: string;
  officer_id: string;
  name: string;
  begun: number;
  used: number;
  proved: number;
  expires: number;
  ended: 0 | 1;
  /** Whether a code was the last thing that proved who sits there, instead of a passkey. */
  spare: 0 | 1;
}

/** See `factors.ts`. */
export interface OfficerFactorRow {
  id: string;
  officer_id: string;
  kind: 'passkey' | 'totp';
  name: string;
  added_day: DateIso;
  used_day: DateIso | null;
  credential: string | null;
  site: string | null;
  /** A passkey's public key, or the sealed secret of one-time codes. */
  secret: Uint8Array;
  counter: number;
}

/** A recovery code that was not used yet. */
export interface OfficerCodeRow {
  hash: string;
  officer_id: string;
}

export interface InvitationRow {
  id: string;
  /** Hex; the link itself is never stored. */
  token_hash: string;
  role: Role;
  made_by: string;
  /** Milliseconds since the epoch. */
  expires: number;
}

export interface RosterRow {
  seq: number;
  bytes: Uint8Array;
  signature: Uint8Array;
}

export interface GroupKeyRow {
  group_name: GroupName;
  generation: number;
  sealed: SealedBytes;
  /** The roster to whose members it is sealed. */
  wrapped: number;
}

/** Whoever made keys of his own and waits for the body's signed list to name them. */
export interface EnrolmentRow {
  officer_id: string;
  kind: string;
  group_name: string;
  age: string;
  ed25519: string;
  day: DateIso;
}

/** Written by the working group's browsers; the store never sees what stands in it. */
export interface AnalysisDocumentRow {
  id: DocumentId;
  project: ProjectId;
  kind: DocumentKind;
  version: number;
  bytes: SealedBytes;
}

export interface AnalysisFileRow {
  id: DocumentId;
  project: ProjectId;
  bytes: SealedBytes;
}

export interface AnalysisKeyRow {
  generation: number;
  /** The roster whose group it is sealed to. */
  roster_seq: number;
  sealed: SealedBytes;
}

export interface SettingRow {
  name: string;
  value: string;
}

/** The other database, which long backups leave out: without its key a case cannot be opened. */
export interface ShredTables {
  readonly shred_keys: { case_id: CaseId; key: Uint8Array };
  /** Outer keys of the audit's day keys: see `audit-details.ts`. */
  readonly day_keys: { id: string; day: DateIso; key: Uint8Array };
  readonly settings: SettingRow;
}
