import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Mark } from './fact.ts';
import { dayShape, issueLines, localizedShape, markShape, sourceDateShape } from './fact.ts';

export const legalIds = [
  'protection',
  'confidentiality',
  'no-dismissal-alone',
  'reward',
  'reward-needs-name',
  'anonymous-appeals',
  'appeal-term',
  'redirect-term',
  'registration',
  'false-report',
] as const;

export type LegalId = (typeof legalIds)[number];

/** On what a statement of law rests. Its wording is a phrase; `showingOf(mark)` says how it may be shown. */
export interface LegalRecord {
  readonly id: LegalId;
  /** Ids of the fact sheet. */
  readonly facts: readonly string[];
  readonly mark: Mark;
  /** The act or page, as it is named to people. */
  readonly source: Localized;
  readonly sources: readonly string[];
  /** `2023`, `2023-08` or `2023-08-31`. */
  readonly sourceDate: string | null;
  readonly validFrom: DateIso | null;
  /** When a person last compared it with the official text; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
}

export const offences = ['administrative', 'minor', 'medium', 'grave', 'especially-grave'] as const;

export type Offence = (typeof offences)[number];

/** The statements of law that the report flow makes, with the numbers they are computed from. */
export interface Legal {
  readonly records: ReadonlyMap<LegalId, LegalRecord>;
  readonly terms: {
    readonly appealWorkingDays: number;
    readonly extensionMonthsAtMost: number;
    readonly extensionNoticeWorkingDays: number;
    readonly redirectWorkingDays: number;
  };
  /** Monthly calculation index (АЕК, МРП) in tenge, by year. */
  readonly monthlyIndex: ReadonlyMap<number, number>;
  /** All in monthly indices but the share. */
  readonly reward: {
    /** Above this bribe or damage the reward is a share of it. */
    readonly fixedUpTo: number;
    readonly fixed: Readonly<Record<Offence, number>>;
    readonly sharePercent: number;
    readonly most: number;
  };
}

const count = z.int().positive();

const shape = z.strictObject({
  records: z.array(
    z.strictObject({
      id: z.enum(legalIds),
      facts: z.array(z.string()).min(1),
      mark: markShape,
      source: localizedShape,
      sources: z.array(z.string().min(1)).min(1),
      sourceDate: sourceDateShape,
      validFrom: dayShape.nullable(),
      verifiedOn: dayShape.nullable(),
    }),
  ),
  terms: z.strictObject({
    appealWorkingDays: count,
    extensionMonthsAtMost: count,
    extensionNoticeWorkingDays: count,
    redirectWorkingDays: count,
  }),
  monthlyIndex: z.strictObject({
    facts: z.array(z.string()).min(1),
    mark: markShape,
    sources: z.array(z.string()).min(1),
    tenge: z.array(z.strictObject({ year: z.int(), amount: count })).min(1),
  }),
  reward: z.strictObject({
    fixedUpTo: count,
    fixed: z.record(z.enum(offences), count),
    sharePercent: count,
    most: count,
  }),
});

/** The edge of `facts/legal.json`: every record exactly once. Throws `SenimError` `content` with every problem at once. */
export function parseLegal(json: unknown): Legal {
  const read = shape.safeParse(json);
  const problems = read.success ? missingOrTwice(read.data.records) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The legal facts are wrong:\n${problems.join('\n')}`);
  }
  return {
    ...read.data,
    records: new Map(read.data.records.map((record) => [record.id, record])),
    monthlyIndex: new Map(read.data.monthlyIndex.tenge.map(({ year, amount }) => [year, amount])),
  };
}

function missingOrTwice(records: readonly { readonly id: LegalId }[]): string[] {
  return legalIds.flatMap((id) => {
    const times = records.filter((record) => record.id === id).length;
    return times === 1 ? [] : [`${id}: stands ${times} times`];
  });
}
