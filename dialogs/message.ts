import type { CardId } from '../knowledge/schema/card.ts';
import type { FormId, OptionId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { PhraseKey } from '../knowledge/phrases.ts';
import type { Localized } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';

/** Words still without a language: a channel turns them into text with `render`. */
export type Text =
  | { readonly kind: 'phrase'; readonly key: PhraseKey; readonly params?: Params }
  | { readonly kind: 'question'; readonly form: FormId; readonly question: QuestionId }
  | { readonly kind: 'help'; readonly form: FormId; readonly question: QuestionId }
  | {
      readonly kind: 'option';
      readonly form: FormId;
      readonly question: QuestionId;
      readonly option: OptionId;
    }
  | { readonly kind: 'day'; readonly day: DateIso }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** Words that the knowledge holds in three languages outside a form, as in the directory. */
  | { readonly kind: 'localized'; readonly text: Localized }
  /** A person's own words: shown as they stand, never translated, never parsed. */
  | { readonly kind: 'written'; readonly text: string };

export type Params = Readonly<Record<string, string | number | Text>>;

export type Tone = 'plain' | 'notice' | 'warning' | 'problem' | 'success';

/** One thing that the assistant says. */
export type Message =
  | {
      readonly kind: 'say';
      readonly text: Text;
      readonly tone: Tone;
      /** The knowledge card that is said. */
      readonly card?: CardId;
    }
  /** A review or an account: label and value rows; `option` is the id that edits the row. */
  | { readonly kind: 'summary'; readonly rows: readonly SummaryRow[] }
  /** The officers' words with the role and day that signed them. */
  | { readonly kind: 'letter'; readonly heading: Text; readonly body: Text }
  /** The place where the channel shows the receipt itself (the turn never holds it in its output). */
  | { readonly kind: 'receipt' };

export interface SummaryRow {
  readonly label: Text;
  readonly value: Text;
  readonly option?: string;
}

/** One thing that can be chosen. */
export interface Option {
  readonly id: string;
  readonly label: Text;
  /** In a multiple choice: whether it is marked now. Absent elsewhere. */
  readonly marked?: boolean;
  readonly weight: 'main' | 'plain' | 'quiet' | 'danger';
}

/** What the assistant waits for after it has spoken. */
export interface Prompt {
  readonly options: readonly Option[];
  /** `text` whenever text is accepted, `file` whenever a file is; options may accompany both. */
  readonly expects: 'choice' | 'text' | 'file' | 'nothing';
  /** How a page draws the text field. Present exactly when `expects` is `text`. */
  readonly input?: 'line' | 'long' | 'date' | 'number' | 'receipt' | 'code';
  readonly progress?: { readonly step: number; readonly of: number };
}
