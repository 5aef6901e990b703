import type { AuditLine, AuditPlace, Followed } from '../../../cases/audit-chain.ts';
import type { RecoverySheet } from '../../../cases/recovery-sheet.ts';
import type { RosterChange } from '../../../cases/roster-change.ts';
import type { RecipientKind } from '../../../cases/roster-content.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { SetUpRequest } from '../../api.ts';
import type { Access } from '../../new-member.ts';
import type { NewEntry } from './new-entry.ts';

/** The way from one passphrase to the next: the old one holds until the server has the new one. */
export interface PassphraseKeys {
  /** Six words, drawn here. */
  drawPassphrase(input: Record<string, never>): Promise<{ passphrase: string }>;
  /** Seals the keys under another passphrase. Throws `officer.passphrase` when `current` is not the present one. */
  changePassphrase(input: { current: string; next: string }): Promise<{
    auth: Uint8Array;
    authHash: Uint8Array;
    header: Uint8Array;
    body: Uint8Array;
  }>;
  /** The server has taken what `changePassphrase` made last. */
  settlePassphrase(input: Record<string, never>): Promise<null>;
}

/** The audit as this officer has seen it: a line that was rewritten since is noticed. */
export interface AuditKeys {
  /** From where the console goes on; `null` before its first look. */
  auditPlace(input: Record<string, never>): Promise<AuditPlace | null>;
  /** Follows the chain from there; the lines come next in order. Stays where it is when one does not hold. */
  followAudit(input: { lines: readonly AuditLine[] }): Promise<Followed>;
  /** What lines of one day were about; `null` for those without details and for those that are not ours to read. */
  openDetails(input: {
    lines: readonly AuditLine[];
    keys: readonly { readonly id: string; readonly sealed: Uint8Array }[];
  }): Promise<readonly (CaseId | null)[]>;
  /** The officer’s blob with the new place, to be stored; `null` when there is nothing new. */
  rememberAudit(
    input: Record<string, never>,
  ): Promise<{ header: Uint8Array; body: Uint8Array } | null>;
}

/** What the page may ask of the key worker about the list of recipients and the keys that follow from it. */
export interface RosterKeys {
  /** Holds the roster to the pinned root; nothing below works before it answered `trusted`. */
  trust(input: { roster: SignedRoster | null; former: readonly SignedRoster[] }): Promise<Trust>;
  /** `pending`: a key is still sealed to the members of an older roster, and we are none of them. */
  learnGroupKeys(input: {
    group: GroupName;
    keys: readonly SealedGroupKey[];
  }): Promise<{ pending: boolean }>;
  /** The present list, as people read it, and the root's numbers to compare aloud, with the words that earlier papers have. */
  members(input: Record<string, never>): Promise<{
    seq: number;
    root: readonly string[];
    rootWords: readonly string[];
    members: readonly Member[];
  }>;
  /** For each recipient's public keys the numbers that two people compare aloud; see `recipientNumbers`. */
  numbersToCompare(input: {
    recipients: readonly { readonly age: string; readonly ed25519: string }[];
  }): Promise<readonly (readonly string[])[]>;
  /** Opens the root key file, makes and signs the next list, and forgets the root. */
  signRoster(input: {
    file: Uint8Array;
    passphrase: string;
    wishes: readonly RosterWish[];
    day: DateIso;
  }): Promise<SignedChange & { consent: Uint8Array }>;
  /** With two sheets and the root key file, where no officer can: proves the sheets by opening the server's challenge. */
  recover(input: {
    file: Uint8Array;
    passphrase: string;
    sheets: readonly [string, string];
    roster: SignedRoster;
    former: readonly SignedRoster[];
    challenge: Uint8Array;
    wishes: readonly RosterWish[];
    day: DateIso;
  }): Promise<SignedChange & { proof: Uint8Array }>;
  /** Holds RECOVERY until the keys are locked, so that `rewrapCase` opens what no officer can. Throws `sheet.*`. */
  learnSheets(input: { sheets: readonly [string, string] }): Promise<null>;
  /** Whether two sheets give the roster's recovery key; keeps nothing. Throws `sheet.*`. */
  drill(input: { sheets: readonly [string, string] }): Promise<null>;
  rewrapCase(input: {
    caseId: CaseId;
    group: GroupName;
    keyFile: Uint8Array;
    manifest: Uint8Array;
    card: Uint8Array | null;
    wrapped: number;
    officerEntries: number;
    day: DateIso;
  }): Promise<{
    wrapped: number;
    keyFile: Uint8Array;
    entry: NewEntry | null;
    card: Uint8Array | null;
  }>;
  rewrapGroupKeys(input: { group: GroupName; keys: readonly SealedGroupKey[] }): Promise<{
    wrapped: number;
    keys: readonly { generation: number; sealed: Uint8Array }[];
    fresh: { generation: number; sealed: Uint8Array } | null;
  }>;
}

export interface SignedRoster {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SealedGroupKey {
  readonly generation: number;
  readonly sealed: Uint8Array;
  /** The number of the roster to whose members it is sealed. */
  readonly wrapped: number;
}

export interface Member {
  readonly id: string;
  readonly kind: RecipientKind;
  readonly groups: readonly string[];
}

/** What the head of the body wants of the list. */
export type RosterWish =
  /** Keys are made here and handed over as a passphrase. */
  | { readonly kind: 'appoint'; readonly role: 'officer' | 'oversight' | 'analysis' }
  | Exclude<RosterChange, { kind: 'recovery' }>
  /** A new recovery key on new sheets. */
  | { readonly kind: 'sheets' };

export interface SignedChange {
  readonly roster: SignedRoster;
  /** What the new list is called by, hex. */
  readonly hash: string;
  readonly accounts: SetUpRequest['officers'];
  /** Shown once, to be handed over. */
  readonly access: readonly Access[];
  readonly sheets: readonly RecoverySheet[] | null;
}

export type Trust =
  | {
      readonly kind: 'trusted';
      /** What changed rightfully since the last visit. */
      readonly changes: readonly Difference[];
      /** The officer's blob with the new pins, to be stored; `null` when nothing is new. */
      readonly blob: { readonly header: Uint8Array; readonly body: Uint8Array } | null;
    }
  | { readonly kind: 'alarm'; readonly differences: readonly Difference[] };

/** One thing in which the offered roster is not the one that was signed or seen last. */
export type Difference =
  | { readonly what: 'absent' }
  | { readonly what: 'unreadable' }
  | { readonly what: 'signature' }
  | { readonly what: 'rules' }
  /** Former lists are missing or are not those that were signed: the last one that holds, by its number. */
  | { readonly what: 'history'; readonly after: number }
  /**
   * The audit does not fit what this officer has seen, from this line on: it ends before it, has another one there, or
   * a line does not follow from the one before.
   */
  | {
      readonly what: 'audit';
      readonly seq: number;
      readonly how: 'short' | 'other' | 'broken';
    }
  /** What opens the cards of the group is not what was put there. */
  | { readonly what: 'index-key' }
  | { readonly what: 'older'; readonly seen: number; readonly offered: number }
  | {
      readonly what: 'added' | 'changed' | 'missing';
      readonly recipient: string;
      readonly kind: RecipientKind;
    };
