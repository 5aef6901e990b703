import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { CardId } from './card.ts';
import { needs, type Need } from './directory.ts';
import {
  dayShape,
  issueLines,
  localizedShape,
  markShape,
  sourceDateShape,
  type Mark,
} from './fact.ts';
import { wayProblems } from './guide-ways.ts';
import type { PaperId } from './paper.ts';
import type { Condition, OptionId, QuestionId, Questionnaire } from './questionnaire.ts';
import { referenceProblems } from './references.ts';
import { conditionShape, questionShape } from './shape.ts';
import { contentVersion } from './version.ts';

export type GuideId = string;

/** A situation that people are in, the few questions that tell cases apart, and what to do in each. */
export interface Guide {
  readonly id: GuideId;
  /** Smaller numbers stand first in the list: what is asked in the greatest need. */
  readonly order: number;
  /** The situation in the person's words: the button of the list. */
  readonly title: Localized;
  /** Said first: calm, two sentences at most. */
  readonly opening: Localized;
  /** Its id is `guide-` and the guide's. */
  readonly form: Questionnaire;
  readonly advice: readonly Advice[];
  /** Cards to read next, most useful first. */
  readonly cards: readonly Linked<{ readonly card: CardId }>[];
  /** In which need contacts of the directory are shown. */
  readonly contacts: readonly Linked<{ readonly need: Need }>[];
  /**
   * Papers that can be written or taken empty, most useful first. `fields`: which of their fields a question of the guide
   * that asks for a day has answered already.
   */
  readonly papers: readonly Linked<{
    readonly paper: PaperId;
    readonly fields: Readonly<Record<string, QuestionId>>;
  }>[];
  /** Where the way goes on as a report; what the guide knows already stands there as answered. */
  readonly report: readonly Linked<{ readonly answers: Readonly<Record<QuestionId, OptionId>> }>[];
  readonly facts: readonly string[];
  readonly mark: Mark;
  readonly sources: readonly {
    readonly title: Localized;
    readonly date: string | null;
    readonly url?: string;
  }[];
  /** When a person last compared it with the official texts; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
}

/** Part of a guide's end, for those whose answers fit. */
export type Linked<T> = T & { readonly when?: Condition };

export type Advice = Linked<{
  readonly id: string;
  /** `do`: a step, numbered in this order. `avoid`: what would harm. `know`: what stands behind it. */
  readonly kind: 'do' | 'avoid' | 'know';
  readonly text: Localized;
  readonly term?: Term;
  /** Ids of the fact sheet that this sentence rests on. */
  readonly facts: readonly string[];
}>;

/**
 * How a term is counted. `after`: from the next day on. `including`: the day itself is the first. `back`: whole days
 * before it. `earliest`: as `after`, but a day before which the step is too early.
 */
export const countings = ['after', 'including', 'back', 'earliest'] as const;

/** Until when, or not before when: counted from the day given in a question, or from today. */
export interface Term {
  /** `today`, or the question that asks for the day. */
  readonly from: QuestionId;
  readonly count: number;
  readonly unit: 'working-days' | 'days' | 'months';
  /** Where it is left out, `after`. */
  readonly counting?: (typeof countings)[number];
  readonly mark: Mark;
}

const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u, 'is no id of small letters');
const factIds = z.array(z.string().min(1));
const when = conditionShape.exactOptional();

/** What a file of a guide holds; other content that ends in steps takes parts of it. */
export const guideShape = z.strictObject({
  id,
  order: z.int().min(1),
  title: localizedShape,
  opening: localizedShape,
  questions: z.array(questionShape).min(1),
  advice: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(['do', 'avoid', 'know']),
        when,
        text: localizedShape,
        term: z
          .strictObject({
            from: id,
            count: z.int().min(0).max(400),
            unit: z.enum(['working-days', 'days', 'months']),
            counting: z.enum(countings).exactOptional(),
            mark: markShape,
          })
          .exactOptional(),
        facts: factIds.default([]),
      }),
    )
    .min(1),
  cards: z.array(z.strictObject({ card: id, when })).default([]),
  contacts: z.array(z.strictObject({ need: z.enum(needs), when })).default([]),
  papers: z
    .array(z.strictObject({ paper: id, fields: z.record(z.string(), id).default({}), when }))
    .default([]),
  report: z.array(z.strictObject({ answers: z.record(id, id).default({}), when })).default([]),
  facts: factIds.min(1),
  mark: markShape,
  sources: z
    .array(
      z.strictObject({
        title: localizedShape,
        date: sourceDateShape,
        url: z.url({ protocol: /^https$/u }).exactOptional(),
      }),
    )
    .min(1),
  verifiedOn: dayShape.nullable(),
});

/**
 * The edge of a guide's file. Throws `SenimError` `content` that lists every problem at once: also a way through the
 * questions that ends without a step, a sentence that nobody would ever read, and a term counted from nothing.
 */
export function parseGuide(json: unknown): Guide {
  const read = guideShape.safeParse(json);
  if (!read.success) throw wrong(issueLines(read.error));
  const { questions, ...rest } = read.data;
  const problems = [...referenceProblems(questions), ...wayProblems(read.data)];
  if (problems.length > 0) throw wrong(problems);
  const content = {
    id: `guide-${rest.id}`,
    kind: 'guide' as const,
    title: rest.title,
    questions,
  };
  return { ...rest, form: { ...content, version: contentVersion(content) } };
}

function wrong(problems: readonly string[]): SenimError {
  return new SenimError('content', `The guide is wrong:\n${problems.join('\n')}`);
}
