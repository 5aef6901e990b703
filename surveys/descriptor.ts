import type { Questionnaire } from '../knowledge/schema/questionnaire.ts';
import { questionnaireShape } from '../knowledge/schema/shape.ts';
import { dayShape } from '../platform/day-shape.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { surveyIdPattern, type SurveyId } from './survey-id.ts';

/** Everything that is fixed about a survey once it is opened. An officer signs it; its hash stands on every invitation. */
export interface Descriptor {
  readonly v: 1;
  readonly type: 'survey';
  readonly id: SurveyId;
  /** Who asks. */
  readonly body: string;
  /** The questions with all their words in three languages: an answer always says what it answered. */
  readonly form: Omit<Questionnaire, 'version'>;
  /** `codes`: one code a person. `open`: whoever has the link; only Telegram's repeats are held back. */
  readonly access: 'codes' | 'open';
  /** How many people are asked; the published count can be checked against it. */
  readonly invited: number;
  /** First and last day on which answers are taken, both included. */
  readonly opens: DateIso;
  readonly closes: DateIso;
  /** Questions by which results may be divided: declared before anybody answers, never added later. */
  readonly breakdowns: readonly string[];
  /** Who may read the free text. */
  readonly readers: 'default' | 'oversight';
}

export const descriptorShape: z.ZodType<Descriptor> = z.strictObject({
  v: z.literal(1),
  type: z.literal('survey'),
  id: z.custom<SurveyId>((value) => typeof value === 'string' && surveyIdPattern.test(value)),
  body: z.string().min(1).max(300),
  form: questionnaireShape,
  access: z.enum(['codes', 'open']),
  invited: z.int().min(1).max(1_000_000),
  opens: dayShape,
  closes: dayShape,
  breakdowns: z.array(z.string()).max(2),
  readers: z.enum(['default', 'oversight']),
});

/** Whether answers are taken on that day. */
export function windowOn(
  { opens, closes }: Pick<Descriptor, 'opens' | 'closes'>,
  today: DateIso,
): 'early' | 'open' | 'over' {
  if (today < opens) return 'early';
  return today > closes ? 'over' : 'open';
}
