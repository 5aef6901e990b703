import type { CaseId } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';

/** A case that the house filed itself. */
export interface SelfCheckRow {
  case_id: CaseId;
  day: DateIso;
}
