import type { Card } from '../../../cases/card.ts';
import type { CaseKind } from '../../../cases/case-kind.ts';
import type { CaseWork } from '../../../cases/case-work.ts';
import type { InternalWord } from '../../../cases/entry-payload.ts';
import type { Entered } from '../../../cases/report.ts';
import type { BlobId, EntryId } from '../../../cases/sealed.ts';
import type { Status } from '../../../cases/status.ts';
import type { ShownTampering } from '../../tampering.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';

/** What the list shows of a case. */
export interface CardView extends Omit<Card, 'work'> {
  readonly term: string | null;
  readonly openTasks: number;
  readonly nextTask: DateIso | null;
  /** The place of the reporter's last letter that this officer saw; `null` while he has not opened the case. */
  readonly seen: number | null;
}

export type ReadCard =
  | { readonly kind: 'read'; readonly view: CardView }
  /** `tampered.card`, or a fault of our own. */
  | { readonly kind: 'failed'; readonly code: 'tampered.card' | 'unknown' };

export interface CaseView {
  readonly kind: CaseKind;
  readonly language: Language;
  readonly channel: string;
  /** Present where an officer wrote it down for somebody else. */
  readonly entered: Entered | null;
  readonly rows: readonly ReportRow[];
  readonly files: readonly FileEntry[];
  readonly thread: readonly ThreadEntry[];
  readonly state: Status;
  /** What is wrong with the thread as a whole. */
  readonly faults: readonly ShownTampering[];
  readonly work: CaseWork;
  /** The officer's own id in the roster. */
  readonly me: string;
  /** Everybody who may open the case, by the roster. */
  readonly colleagues: readonly string[];
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
      /** Whose word it is, for colleagues; `null`: the reporter's. */
      readonly officer: string | null;
      readonly text: string;
      readonly files: readonly FileEntry[];
    }
  | {
      readonly kind: 'status';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly by: 'officer' | 'oversight';
      readonly officer: string;
      readonly to: Status;
      readonly reason: string;
      /** Decided by one where two must agree. */
      readonly alone: boolean;
    }
  /** Between officers. */
  | {
      readonly kind: 'work';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly officer: string;
      readonly word: InternalWord;
    }
  /** Not what somebody who may write in the case put there: its content is not shown. */
  | {
      readonly kind: 'tampered';
      readonly entryId: EntryId;
      readonly day: DateIso;
      readonly what: ShownTampering;
    };
