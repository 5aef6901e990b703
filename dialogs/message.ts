import type { CardId } from '../knowledge/schema/card.ts';
import type { FormId, OptionId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { PaperData, PaperId, PaperLanguage } from '../knowledge/schema/paper.ts';
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
      /** A language model put it into words. */
      readonly isMachineMade?: true;
    }
  /** A review or an account: label and value rows; `option` is the id that edits the row. */
  | { readonly kind: 'summary'; readonly rows: readonly SummaryRow[] }
  /** A file to take away; the channel makes it when it is asked for. */
  | { readonly kind: 'file'; readonly label: Text; readonly file: Wanted }
  /** The officers' words with the role and day that signed them. */
  | { readonly kind: 'letter'; readonly heading: Text; readonly body: Text }
  /** The place where the channel shows the receipt itself (the turn never holds it in its output). */
  | { readonly kind: 'receipt' };

/** A file that can be made for the person at any moment and is stored nowhere: all that is needed to make it. */
export type Wanted =
  | {
      readonly kind: 'paper';
      readonly paper: PaperId;
      readonly language: PaperLanguage;
      readonly data: PaperData;
    }
  /** The proof of filing, with a word of what it is. */
  | { readonly kind: 'proof'; readonly proof: string }
  /** Whole days for the person's own calendar. */
  | { readonly kind: 'calendar'; readonly title: Text; readonly events: readonly WantedEvent[] };

export interface WantedEvent {
  /** The same for the same event each time it is made, and nothing personal: a calendar then replaces rather than doubles. */
  readonly id: string;
  readonly day: DateIso;
  readonly title: Text;
  readonly notes: Text;
}

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
  /** The person's own words that stand in the field already, to be changed. */
  readonly filled?: string;
  readonly progress?: { readonly step: number; readonly of: number };
}
