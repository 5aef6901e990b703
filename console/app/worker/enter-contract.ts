import type { Entered } from '../../../cases/report.ts';
import type { BlobId, CaseId, StoredBlob } from '../../../cases/sealed.ts';
import type { FinishedReport, GroupName } from '../../../dialogs/outcome.ts';
import type { Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';

/** What the page may ask of the key worker about a report that an officer enters. */
export interface EnterKeys {
  /**
   * Seals a report as the intake does, to the list that this console trusts. The receipt is the caller's: it is shown
   * once and kept nowhere.
   */
  sealEntered(input: EnteredReport): Promise<SealedEntered>;
}

export interface EnteredReport {
  readonly form: Questionnaire;
  readonly language: Language;
  readonly report: FinishedReport;
  readonly group: GroupName;
  readonly entered: Omit<Entered, 'by'>;
  readonly day: DateIso;
  /** The bytes of each file of the report, by the id of its original. */
  readonly scans: readonly { readonly blobId: BlobId; readonly bytes: Uint8Array }[];
}

export interface SealedEntered {
  readonly receipt: string;
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly day: DateIso;
  readonly rosterSeq: number;
  readonly keyFile: Uint8Array;
  readonly manifest: Uint8Array;
  readonly report: {
    readonly blobId: BlobId;
    readonly sha256: string;
    readonly bytes: Uint8Array;
  };
  readonly files: readonly StoredBlob[];
  readonly scans: readonly {
    readonly blobId: BlobId;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }[];
  readonly shred: Uint8Array;
  readonly reporter: { readonly id: string; readonly packet: Uint8Array };
}
