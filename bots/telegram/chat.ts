import type { Language } from '../../platform/language.ts';
import type { View } from '../view.ts';
import type { SentFile } from './sent-file.ts';

/** The last thing that was shown, as far as the next turn needs it. */
export interface Prompt {
  /** Of the message that carries the buttons; `null` when it could not be sent. */
  readonly messageId: number | null;
  readonly at: string;
  readonly expects: View['expects'];
  readonly input: View['input'];
  /** Labels of the options, to mark the one that was chosen. */
  readonly labels: ReadonlyMap<string, string>;
  /** All that was said, to notice that only a mark has changed. */
  readonly text: string;
  /** The last piece of it, under which the buttons stand. */
  readonly tail: string;
  /** The files that were handed over with it. */
  readonly offered: string;
}

/** Text that was taken as one answer, in the pieces in which it was sent. */
export interface Said {
  readonly at: string;
  readonly pieces: Map<number, string>;
}

/** What one chat is remembered by: in memory, for half an hour, without anything that names it. */
export interface Chat {
  /** `null` before the first turn, and after everything was erased. */
  clientKey: Uint8Array | null;
  language: Language | null;
  prompt: Prompt | null;
  /** Messages under which an answer could be given, and for which step. */
  asked: { readonly messageId: number; readonly at: string }[];
  /** By the message that asked for it. */
  said: Map<number, Said>;
  /** A recording about which the person is being asked. */
  recording: { readonly file: SentFile; readonly messageId: number } | null;
  /** Messages in which the receipt stands. */
  receipts: number[];
  /** The button that was pressed last. */
  pressed: { readonly messageId: number | null; readonly data: string } | null;
}

export function freshChat(): Chat {
  return {
    clientKey: null,
    language: null,
    prompt: null,
    asked: [],
    said: new Map(),
    recording: null,
    receipts: [],
    pressed: null,
  };
}
