import type { Act, ActRequest, ActRequestId } from '../../../cases/four-eyes.ts';
import type { EntryId } from '../../../cases/sealed.ts';
import type { Status } from '../../../cases/status.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { CaseHandle } from './case-handle.ts';

/** What the page may ask of the key worker about what nobody does alone. */
export interface ActKeys {
  /** Seals the reason to those who decide and signs the request. */
  signAct(input: {
    act: Act;
    subject: string;
    group: GroupName;
    /** Numbers of those who decide; whoever is not on the trusted list is left out. */
    deciders: readonly string[];
    reason: string;
    day: DateIso;
    payload: Uint8Array | null;
    entry: { readonly id: EntryId; readonly after: number } | null;
  }): Promise<{
    id: ActRequestId;
    bytes: Uint8Array;
    signature: Uint8Array;
    reason: Uint8Array;
    payload: Uint8Array | null;
  }>;
  /** Reads requests as they were signed; what nobody of the trusted list signed is `broken`. */
  readActs(input: { requests: readonly SealedAct[] }): Promise<readonly ReadAct[]>;
  signAnswer(input: AnswerInput): Promise<SignedAnswer>;
  /** The head's answer with the root key file, where nobody else is left to ask. Throws `root.other`, `officer.passphrase`. */
  signRootAnswer(
    input: AnswerInput & { readonly file: Uint8Array; readonly passphrase: string },
  ): Promise<SignedAnswer>;
  /** Seals why something is kept to the group. */
  sealReason(input: { about: string; group: GroupName; text: string }): Promise<Uint8Array>;
  /** Throws `crypto.*` for one that is damaged or not ours. */
  openReason(input: { about: string; bytes: Uint8Array }): Promise<string>;
  /** What would be written in an opened case by this request. Throws `crypto.*` and `case.*`. */
  readProposal(input: {
    handle: CaseHandle;
    request: SealedAct;
  }): Promise<{ to: Status; reason: string }>;
}

interface AnswerInput {
  readonly request: { readonly bytes: Uint8Array; readonly signature: Uint8Array };
  readonly says: 'consent' | 'refuse';
  /** Why it is refused. */
  readonly reason: string | null;
  readonly day: DateIso;
}

export interface SignedAnswer {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly reason: Uint8Array | null;
}

/** A request as the server gives it. */
export interface SealedAct {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly reason: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly answer: {
    readonly bytes: Uint8Array;
    readonly signature: Uint8Array;
    readonly reason: Uint8Array | null;
  } | null;
}

export type ReadAct =
  | {
      readonly kind: 'read';
      readonly request: ActRequest;
      /** `null`: sealed to others, or damaged. */
      readonly reason: string | null;
      readonly answer: {
        readonly officer: string;
        readonly day: DateIso;
        readonly says: 'consent' | 'refuse';
        readonly reason: string | null;
      } | null;
    }
  | { readonly kind: 'broken' };
