import type { Localized } from '../../platform/language.ts';

/** One schema for report forms, surveys and check-lists. `parseQuestionnaire` (schema/parse.ts) is its edge. */

export type FormId = string;
export type QuestionId = string;
export type OptionId = string;

export const formKinds = ['report', 'survey', 'checklist', 'guide', 'notice'] as const;

export type FormKind = (typeof formKinds)[number];

export interface Questionnaire {
  readonly id: FormId;
  readonly kind: FormKind;
  readonly title: Localized;
  readonly questions: readonly Question[];
  /** Hash of the content (`parse` computes it), so that an answer always says what it answered. */
  readonly version: string;
}

interface QuestionBase {
  readonly id: QuestionId;
  readonly label: Localized;
  readonly help?: Localized;
  /** Asked only where this holds. */
  readonly when?: Condition;
  /** "Prefer not to say" is offered as an answer of its own. */
  readonly declinable: boolean;
  /** `skip` is offered. */
  readonly skippable: boolean;
  /** Signs (words, patterns) by language that free recall has told this already; then it is not asked again. */
  readonly toldBy?: readonly string[];
}

export type Question =
  | (QuestionBase & { readonly type: 'information' })
  | (QuestionBase & {
      readonly type: 'single';
      readonly options: readonly Choice[];
      readonly other: boolean;
    })
  | (QuestionBase & {
      readonly type: 'multiple';
      readonly options: readonly Choice[];
      readonly other: boolean;
      readonly most?: number;
    })
  | (QuestionBase & {
      readonly type: 'scale';
      readonly from: number;
      readonly to: number;
      readonly ends: { readonly low: Localized; readonly high: Localized };
    })
  | (QuestionBase & {
      readonly type: 'number';
      readonly least?: number;
      readonly most?: number;
      readonly whole: boolean;
    })
  /**
   * A day, or what people really know: a month, a year, "last spring"; `exact` asks for a day only. `notBefore`: the
   * earlier question whose day cannot come after this one.
   */
  | (QuestionBase & {
      readonly type: 'date';
      readonly exact: boolean;
      readonly notBefore?: QuestionId;
    })
  | (QuestionBase & { readonly type: 'text'; readonly long: boolean; readonly longest: number })
  | (QuestionBase & { readonly type: 'file'; readonly most: number });

export interface Choice {
  readonly id: OptionId;
  readonly label: Localized;
  /** Chosen alone in a multiple choice ("none of these"). */
  readonly alone?: boolean;
}

export type Condition =
  | { readonly question: QuestionId; readonly is: readonly OptionId[] }
  | { readonly question: QuestionId; readonly isNot: readonly OptionId[] }
  | { readonly question: QuestionId; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly option: OptionId; readonly other?: string }
  | { readonly kind: 'choices'; readonly options: readonly OptionId[]; readonly other?: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `value` is `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or the person's own words where the form allows. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'declined' };
