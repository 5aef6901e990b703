import type { Role, SignedIn } from '../api.ts';
import type { Client } from './client.ts';
import type { Keys } from './worker/contract.ts';
import type { Difference } from './worker/roster-contract.ts';

/** A signed-in officer whose keys are open in the worker. */
export interface Session {
  readonly officerId: string;
  readonly role: Role;
  readonly client: Client;
  readonly keys: Keys;
  /** Invited to receive, and not named by the signed list yet. */
  readonly waits: boolean;
  /** `must`: only the own account is open until there is a second factor. */
  readonly factor: SignedIn['factor'];
  /** The last day on which codes stand in for the passkey. */
  readonly spareUntil: SignedIn['spareUntil'];
  /** What changed, rightfully, in the list of recipients since the last time. */
  readonly changes: readonly Difference[];
}

/** Whether the role opens cases. */
export function reads({ role }: Pick<Session, 'role'>): boolean {
  return role === 'officer' || role === 'oversight';
}

/** Whether the role may work on the analysis of risks; the roster's group decides besides. */
export function worksOnAnalysis({ role }: Pick<Session, 'role'>): boolean {
  return role === 'officer' || role === 'analysis';
}
