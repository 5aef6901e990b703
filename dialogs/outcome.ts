import type { Language } from '../platform/language.ts';
import type { CardId } from '../knowledge/schema/card.ts';
import type { Answer, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { DraftFile, DraftList } from './draft.ts';

/** Which recipients a case is sealed to. */
export type GroupName = 'default' | 'oversight';

/** What a finished turn asks of the world. The loop of the channels carries it out and comes back with an `Incoming`. */
export type Outcome =
  | { readonly kind: 'none' }
  /** Seal and file; comes back as `filed` or `failed`. */
  | { readonly kind: 'report'; readonly group: GroupName; readonly report: FinishedReport }
  /** Look a receipt up (already parsed: 23 symbols without the check symbol); comes back as `found`, `not-found` or `failed`. */
  | { readonly kind: 'lookup'; readonly receipt: string }
  /** Build the account of the visited case anew; comes back as `account` or `failed`. */
  | { readonly kind: 'refresh' }
  /** Seal a message (and files) of a returning reporter; comes back as `followed-up` or `failed`. */
  | {
      readonly kind: 'follow-up';
      readonly text: string;
      readonly files: readonly DraftFile[];
      /** It answers what happened since, up to this stage. */
      readonly checkIn?: number;
    }
  /** Keep that somebody was asked what happened since, and whether to go on asking; comes back as `account` or `failed`. */
  | { readonly kind: 'check-in'; readonly passed: number; readonly off: boolean }
  /** Ask whether a code may answer; comes back as `code` or `failed`. */
  | { readonly kind: 'survey-code'; readonly survey: string; readonly code: string }
  /** Spend the right and store the answer at once; comes back as `answered`, `not-answered` or `failed`. */
  | {
      readonly kind: 'survey';
      readonly survey: string;
      /** `null` where anybody may answer. */
      readonly code: string | null;
      readonly answers: Readonly<Record<QuestionId, Answer>>;
    }
  /** Ask what a personal link asks; comes back as `list` or `failed`. */
  | { readonly kind: 'list-open'; readonly token: string }
  /** Seal and store the answers of a check-list; comes back as `list-taken`, `list-refused` or `failed`. */
  | { readonly kind: 'list'; readonly list: DraftList }
  /** A stored file is not wanted any more. */
  | { readonly kind: 'drop-file'; readonly file: DraftFile }
  /** Count what became of a question: the card and the tier, never the question. */
  | ({ readonly kind: 'count' } & Count)
  /** Count, and let the body's language model put these cards into other words; may come back as `rephrased`. */
  | ({ readonly kind: 'rephrase'; readonly count: Count } & Rephrasing)
  /** The receipt is safe: drop the draft's key, start a fresh session in the same language. */
  | { readonly kind: 'forget' }
  /** Hand the receipt over as a file. */
  | { readonly kind: 'receipt-file' }
  /** Drop everything at once and leave. */
  | { readonly kind: 'erase' };

export interface Count {
  readonly card: CardId | null;
  readonly what: Counted;
}

/** All that a language model is told: a question without personal data, and cards. Never anything of a report. */
export interface Rephrasing {
  readonly question: string;
  readonly language: Language;
  readonly cards: readonly CardId[];
}

export const counted = ['sure', 'candidates', 'unknown', 'helpful', 'unhelpful'] as const;

export type Counted = (typeof counted)[number];

export interface FinishedReport {
  readonly formId: string;
  readonly formVersion: string;
  /** In the order asked; skipped questions are absent. */
  readonly answers: readonly { readonly question: QuestionId; readonly answer: Answer }[];
  readonly files: readonly DraftFile[];
  /** Whether the reporter gave a name or a contact (the body's own clocks depend on it). */
  readonly named: boolean;
}

export const nothing: Outcome = { kind: 'none' };
