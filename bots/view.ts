import type { Language } from '../platform/language.ts';
import type { OfferedFile } from './made-file.ts';

/** A turn in one language, ready to be drawn by a channel. */
export interface View {
  readonly language: Language;
  readonly messages: readonly ViewMessage[];
  readonly options: readonly ViewOption[];
  readonly expects: 'choice' | 'text' | 'file' | 'nothing';
  readonly input: 'line' | 'long' | 'date' | 'number' | 'receipt' | 'code' | null;
  /** Words of the person's own that stand in the field to be changed. */
  readonly filled: string | null;
  readonly progress: { readonly step: number; readonly of: number } | null;
  /** Present while the receipt stands on the screen. */
  readonly receipt: string | null;
  /** The step this view belongs to; a page sends it back so that an old page is noticed. */
  readonly at: string;
}

export type ViewMessage =
  | {
      readonly kind: 'say';
      readonly tone: 'plain' | 'notice' | 'warning' | 'problem' | 'success';
      readonly text: string;
      /** The knowledge card that is said. */
      readonly card?: string;
      /** A language model put it into words. */
      readonly isMachineMade?: true;
    }
  | {
      readonly kind: 'summary';
      readonly rows: readonly { label: string; value: string; option: string | null }[];
    }
  /** A file to take away, made when it is asked for. */
  | { readonly kind: 'file'; readonly label: string; readonly file: OfferedFile }
  | { readonly kind: 'letter'; readonly heading: string; readonly text: string }
  | { readonly kind: 'receipt'; readonly receipt: string };

export interface ViewOption {
  readonly id: string;
  readonly label: string;
  readonly marked: boolean | null;
  readonly weight: 'main' | 'plain' | 'quiet' | 'danger';
}

/** The files that a view offers, in its order. */
export function filesOf({ messages }: View): readonly OfferedFile[] {
  return messages.flatMap((message) => (message.kind === 'file' ? [message.file] : []));
}

/** A row of a summary on one line. A label that is a whole sentence keeps its own mark. */
export function rowLine(label: string, value: string): string {
  if (/[?!]$/u.test(label)) return `${label} ${value}`;
  return `${label.replace(/\.$/u, '')}: ${value}`;
}
