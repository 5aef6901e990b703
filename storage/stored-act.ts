import type { Act, ActRequestId } from '../cases/four-eyes.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { ActRequestRow, ActState } from './act-tables.ts';

/** A request as it was signed. The store does not judge signatures: `cases/four-eyes.ts` does, at each use. */
export interface StoredAct {
  readonly id: ActRequestId;
  readonly act: Act;
  readonly subject: string;
  readonly group: GroupName;
  readonly officer: string;
  readonly day: DateIso;
  readonly until: DateIso;
  readonly state: ActState;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly reason: SealedBytes;
  readonly payload: Uint8Array | null;
  readonly answer: StoredAnswer | null;
}

export interface StoredAnswer {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  /** Why it was refused, sealed. */
  readonly reason: SealedBytes | null;
}

export function storedAct(row: ActRequestRow): StoredAct {
  const { id, act, subject, day, state, bytes, signature, reason, payload } = row;
  return {
    id,
    act,
    subject,
    group: row.group_name,
    officer: row.officer_id,
    day,
    until: row.until_day,
    state,
    bytes,
    signature,
    reason,
    payload,
    answer:
      row.answer === null || row.answer_signature === null
        ? null
        : { bytes: row.answer, signature: row.answer_signature, reason: row.answer_reason },
  };
}
