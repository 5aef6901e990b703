import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { AuditKind } from './audit-kind.ts';

export interface AuditRow {
  seq: number;
  prev: Uint8Array;
  day: DateIso;
  kind: AuditKind;
  actor_tag: string;
  ct: Uint8Array;
  hash: Uint8Array;
}

export interface AuditDayKeyRow {
  day: DateIso;
  id: string;
  /** Whose members it is sealed to; oversight reads the unit's too. */
  group_name: GroupName;
  sealed: SealedBytes;
}
