import type { Language } from '../platform/language.ts';
import type { Act, Conversed } from './conversed.ts';

/** One turn with one person in a messenger, as far as commands and buttons need to know it. */
export interface ChatTurn {
  /** In which the channel itself speaks. */
  readonly language: Language;
  /** What the channel says before the dialog speaks. */
  readonly notes: string[];
  /** Read anew each time: an erasure puts a fresh one in its place. */
  readonly chat: {
    /** `null` where nothing is remembered of this person. */
    readonly clientKey: Uint8Array | null;
    language: Language | null;
    readonly prompt: { readonly at: string } | null;
  };
  /** `language` is for those who begin. */
  readonly take: (act: Act, language?: Language | null) => Promise<Conversed>;
}
