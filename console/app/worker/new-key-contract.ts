import type { RecoverySheet } from '../../../cases/recovery-sheet.ts';
import type { z } from '../../../platform/shape.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Role, setUpRequest } from '../../api.ts';
import type { Access } from '../../new-member.ts';

/** What a worker without keys does for somebody who has none yet: private keys have no way out but sealed. */
export interface NewKeys {
  /**
   * Makes keys and a passphrase for one invited person. Throws `roster.*` when the list was not signed by that root:
   * keys are never made on the word of a server alone.
   */
  enlist(input: {
    role: Role;
    rootPublic: Uint8Array;
    roster: { bytes: Uint8Array; signature: Uint8Array };
  }): Promise<Enlisted>;
  /**
   * The set-up ceremony: root, first officer, oversight or the waiver of it, recovery on three sheets. The root is wiped
   * here; what comes back of it stands under its passphrase.
   */
  hold(input: { token: string; body: string; day: DateIso; oversight: boolean }): Promise<Held>;
}

export interface Held {
  /** What goes to the server, and only at the very end. */
  readonly request: z.input<typeof setUpRequest>;
  readonly access: readonly Access[];
  readonly root: {
    readonly file: Uint8Array<ArrayBuffer>;
    readonly passphrase: string;
    readonly numbers: readonly string[];
  };
  /** Which two words of the root's passphrase are to be typed back: places from 0. */
  readonly asked: readonly [number, number];
  readonly sheets: readonly RecoverySheet[];
}

export interface Enlisted {
  /** What the server keeps; nothing in it opens anything without the passphrase. */
  readonly account: {
    readonly officerId: string;
    readonly authHash: Uint8Array;
    readonly header: Uint8Array;
    readonly body: Uint8Array;
  };
  /** `null` for somebody who receives nothing. */
  readonly recipient: { readonly age: string; readonly ed25519: string } | null;
  /** Said once, on this screen. */
  readonly passphrase: string;
  /** Which two of its words are to be typed back: places from 0. */
  readonly asked: readonly [number, number];
  /** Numbers of the new keys, to be compared aloud; `null` for somebody who receives nothing. */
  readonly numbers: readonly string[] | null;
  /** The public body as its own signed list names it, and numbers of its root, with the words that earlier papers have. */
  readonly body: string;
  readonly rootNumbers: readonly string[];
  readonly rootWords: readonly string[];
}
