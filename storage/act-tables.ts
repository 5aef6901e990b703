import type { Act, ActRequestId } from '../cases/four-eyes.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';

/** What one officer asks another to agree to, as both signed it: see `cases/four-eyes.ts`. */
export interface ActRequestRow {
  id: ActRequestId;
  act: Act;
  /** A case, a survey, or `body`. */
  subject: string;
  group_name: GroupName;
  officer_id: string;
  day: DateIso;
  until_day: DateIso;
  state: ActState;
  bytes: Uint8Array;
  signature: Uint8Array;
  reason: SealedBytes;
  payload: Uint8Array | null;
  answer: Uint8Array | null;
  answer_signature: Uint8Array | null;
  answer_reason: SealedBytes | null;
}

/** `agreed`: consented to, and still to be done by whoever asked. */
export type ActState = 'asked' | 'agreed' | 'refused' | 'withdrawn' | 'done';

/** Nothing of the case is erased while it stands. */
export interface HoldRow {
  case_id: CaseId;
  officer_id: string;
  day: DateIso;
  until_day: DateIso;
  reason: SealedBytes;
}

/** All that is left of a case: what the holder of its receipt is told. */
export interface ErasedRow {
  receipt_id: string;
  day: DateIso;
  because: 'agreed' | 'term';
}
