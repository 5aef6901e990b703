import type { FileRefusal } from '../dialogs/incoming.ts';
import type { Language } from '../platform/language.ts';
import type { Comer } from './gate/gate.ts';
import type { PersonTag } from './surveys.ts';
import type { View } from './view.ts';

/** What a person did, as a channel read it. */
export type Act =
  /** Nothing new: show again where the dialog stands. */
  | { readonly kind: 'look' }
  | { readonly kind: 'choice'; readonly id: string; readonly at?: string }
  | { readonly kind: 'text'; readonly text: string; readonly at?: string }
  /** The stream fails when the upload is cut or grows too large: then nothing of the file is kept and `Converse` rejects. */
  | { readonly kind: 'file'; readonly bytes: ReadableStream<Uint8Array>; readonly name: string }
  /** A file that the channel itself could not take. */
  | { readonly kind: 'file-refused'; readonly reason: FileRefusal };

export type ConverseChannel = 'web' | 'json' | 'telegram' | 'teams' | 'terminal';

export interface Turned {
  /** The 32 bytes that only the client holds; `null` when it holds none yet. */
  readonly clientKey: Uint8Array | null;
  /** The language asked for; `null` keeps the dialog's own. */
  readonly language: Language | null;
  readonly act: Act;
  readonly channel: ConverseChannel;
  /** What is known of the sender while a turn waits; absent on channels without a crowd. */
  readonly came?: Comer;
  /** What a second answer to an open survey is known by, on channels that know who speaks. */
  readonly person?: PersonTag;
}

export type Problem = 'full' | 'failed' | 'closed' | 'damaged' | 'expired';

export interface Conversed {
  /** 32 bytes, perhaps new: the client keeps these from now on. */
  readonly clientKey: Uint8Array;
  /** For a key without a stored dialog the same object may be handed out again and again: a page is then drawn once. */
  readonly view: View;
  readonly outcome: 'shown' | 'erased' | 'receipt-file';
  readonly problem: Problem | null;
  /** Text that could not be kept and goes back into the field. */
  readonly unsaved: string | null;
}

/** One turn of a dialog, whatever the channel. Looking at a dialog that was never stored stores nothing. */
export type Converse = (turned: Turned) => Promise<Conversed>;
