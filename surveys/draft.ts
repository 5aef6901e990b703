import type { Condition } from '../knowledge/schema/questionnaire.ts';
import { conditionShape } from '../knowledge/schema/shape.ts';
import { dayShape } from '../platform/day-shape.ts';
import { languages, type Language, type Localized } from '../platform/language.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import type { Descriptor } from './descriptor.ts';

/** A survey that is still being written: any text may be empty, any number missing. */
export interface SurveyDraft {
  readonly v: 1;
  readonly title: Localized;
  readonly questions: readonly DraftQuestion[];
  readonly access: Descriptor['access'];
  readonly invited: number | null;
  readonly opens: DateIso | null;
  readonly closes: DateIso | null;
  readonly breakdowns: readonly string[];
  readonly readers: Descriptor['readers'];
  /** People in each group of a breakdown, by `question/option`, where the officer knows it. Never published. */
  readonly sizes: Readonly<Record<string, number>>;
}

export const draftTypes = [
  'single',
  'multiple',
  'scale',
  'number',
  'date',
  'text',
  'information',
] as const;
export type DraftType = (typeof draftTypes)[number];

/** Holds the fields of every type, so that nothing is lost when the type is changed and changed back. */
export interface DraftQuestion {
  readonly id: string;
  readonly type: DraftType;
  readonly label: Localized;
  /** Empty in all languages: there is none. */
  readonly help: Localized;
  readonly skippable: boolean;
  readonly when: Condition | null;
  /** An option with the id `other` lets people answer in their own words. */
  readonly options: readonly DraftOption[];
  /** The most boxes that may be ticked. */
  readonly most: number | null;
  readonly from: number;
  readonly to: number;
  readonly low: Localized;
  readonly high: Localized;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly whole: boolean;
  readonly exact: boolean;
  readonly long: boolean;
  readonly longest: number;
}

export interface DraftOption {
  readonly id: string;
  readonly label: Localized;
  /** Chosen alone in a multiple choice. */
  readonly alone: boolean;
}

export const noWords: Localized = { kk: '', ru: '', en: '' };

const words = z.string().max(5_000);
const localized = z.strictObject({ kk: words, ru: words, en: words });
const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u);
const number = z.number().nullable();
const day = dayShape.nullable();

export const draftShape: z.ZodType<SurveyDraft> = z.strictObject({
  v: z.literal(1),
  title: localized,
  questions: z.array(
    z.strictObject({
      id,
      type: z.enum(draftTypes),
      label: localized,
      help: localized,
      skippable: z.boolean(),
      when: conditionShape.nullable(),
      options: z.array(z.strictObject({ id, label: localized, alone: z.boolean() })),
      most: number,
      from: z.number(),
      to: z.number(),
      low: localized,
      high: localized,
      atLeast: number,
      atMost: number,
      whole: z.boolean(),
      exact: z.boolean(),
      long: z.boolean(),
      longest: z.number(),
    }),
  ),
  access: z.enum(['codes', 'open']),
  invited: number,
  opens: day,
  closes: day,
  breakdowns: z.array(z.string()),
  readers: z.enum(['default', 'oversight']),
  sizes: z.record(z.string(), z.number()),
});

export function emptyDraft(): SurveyDraft {
  return {
    v: 1,
    title: noWords,
    questions: [],
    access: 'codes',
    invited: null,
    opens: null,
    closes: null,
    breakdowns: [],
    readers: 'default',
    sizes: {},
  };
}

/** Every text that people will read, with the question it belongs to (`null`: the title). */
export function textsOf(draft: SurveyDraft): readonly DraftText[] {
  return [
    { question: null, text: draft.title },
    ...draft.questions.flatMap((question) =>
      wordsOf(question).map((text) => ({ question: question.id, text })),
    ),
  ];
}

export interface DraftText {
  readonly question: string | null;
  readonly text: Localized;
}

/** How many of the texts stand in each language. */
export function completeness(draft: SurveyDraft): Localized<{ done: number; of: number }> {
  const texts = textsOf(draft);
  const of = (language: Language) => ({
    done: texts.filter(({ text }) => text[language].trim() !== '').length,
    of: texts.length,
  });
  return { kk: of('kk'), ru: of('ru'), en: of('en') };
}

export function isBlank(text: Localized): boolean {
  return languages.every((language) => text[language].trim() === '');
}

export function hasOptions({ type }: Pick<DraftQuestion, 'type'>): boolean {
  return type === 'single' || type === 'multiple';
}

function wordsOf(question: DraftQuestion): readonly Localized[] {
  const { type, label, help, options, low, high } = question;
  return [
    label,
    ...(isBlank(help) ? [] : [help]),
    ...(hasOptions(question) ? options.map((option) => option.label) : []),
    ...(type === 'scale' ? [low, high] : []),
  ];
}
