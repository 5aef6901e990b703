import rules from '../../knowledge/analysis/signals.json' with { type: 'json' };
import { numberText } from '../../knowledge/numbers.ts';
import type { Bilingual } from '../../knowledge/schema/paper.ts';
import { dayShape } from '../../platform/day-shape.ts';
import type { Localized } from '../../platform/language.ts';
import { z } from '../../platform/shape.ts';
import type { DateIso } from '../../platform/time.ts';
import { directions, type Direction } from './direction.ts';
import { type Risk, type RiskSource } from './risk.ts';

/** What may be looked at: published numbers alone. There is no place here for a single report, answer or question. */
export interface Seen {
  readonly reports: readonly ReportCount[];
  readonly surveys: readonly SurveyCount[];
  readonly questions: readonly QuestionCount[];
}

/** `few`: below the limit of the page that published it. */
export type Shown = number | 'few';

/** A cell of a published snapshot of statistics: never a case, and nothing that was left out of it. */
export interface ReportCount {
  /** The number of the snapshot. */
  readonly snapshot: number;
  /** `2026-Q3`. */
  readonly quarter: string;
  /** When it was published. */
  readonly day: DateIso;
  /** A unit of the body, or the body as a whole. */
  readonly unit: { readonly id: string; readonly name: Localized } | null;
  readonly category: { readonly id: string; readonly name: Localized } | null;
  readonly count: Shown;
}

export interface SurveyCount {
  readonly survey: string;
  readonly title: Localized;
  /** The day of its close. */
  readonly day: DateIso;
  readonly question: { readonly id: string; readonly label: Localized };
  readonly option: { readonly id: string; readonly label: Localized };
  readonly people: number;
  readonly answered: number;
}

export interface QuestionCount {
  readonly month: string;
  /** Questions that no card answers. */
  readonly unanswered: Shown;
}

/** A number that may be the sign of a risk. The officer takes it over or says why not; nothing enters the register by itself. */
export interface Proposal {
  /** The same for the same number of the same period, so that what was dismissed stays so. */
  readonly id: string;
  readonly direction: Direction;
  readonly risk: Bilingual;
  readonly unit: Bilingual;
  readonly source: RiskSource;
}

/** Somebody decided that a number is no risk, and why. */
export interface Dismissal {
  readonly v: 1;
  readonly signal: string;
  readonly reason: string;
  readonly by: string;
  readonly day: DateIso;
}

export const dismissalShape: z.ZodType<Dismissal> = z.strictObject({
  v: z.literal(1),
  signal: z.string().min(1).max(300),
  reason: z.string().trim().min(3).max(1_000),
  by: z.string().max(200),
  day: dayShape,
});

/** No number below this is looked at, whoever published it: it could give a person away. */
export const leastCell = 10;

/** Every number worth a look that was neither taken over nor dismissed, the strongest first. */
export function proposals(
  seen: Seen,
  risks: readonly Pick<Risk, 'sources'>[],
  dismissed: readonly Pick<Dismissal, 'signal'>[],
): readonly Proposal[] {
  const settled = new Set([
    ...dismissed.map(({ signal }) => signal),
    ...risks.flatMap(({ sources }) => sources.map(({ reference }) => reference)),
  ]);
  const found = [
    ...seen.reports.flatMap(ofReports),
    ...seen.surveys.flatMap(ofSurvey),
    ...seen.questions.flatMap(ofQuestions),
  ];
  return found
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ proposal }) => proposal)
    .filter(({ id }) => !settled.has(id));
}

interface Weighed {
  readonly weight: number;
  readonly proposal: Proposal;
}

function ofReports({
  snapshot,
  quarter,
  day,
  unit,
  category,
  count,
}: ReportCount): readonly Weighed[] {
  if (count === 'few' || count < leastCell) return [];
  const known = rules.categories.find(({ id }) => id === category?.id);
  const [year = '', number = ''] = quarter.split('-Q');
  const of = (language: 'kk' | 'ru') =>
    [category?.name[language], unit?.name[language]].filter((name) => name !== undefined);
  const says = (language: 'kk' | 'ru') =>
    filled(rules.reports.says[language], {
      count: String(count),
      snapshot: String(snapshot),
      year,
      quarter: number,
      of: of(language).length > 0 ? `: ${of(language).join(', ')}` : '',
    });
  return [
    {
      weight: count,
      proposal: proposal({
        id: `statistics/${snapshot}/${unit?.id ?? 'all'}/${category?.id ?? 'all'}`,
        kind: 'statistics',
        direction: directionOf(known?.direction),
        risk: known?.risk ?? rules.reports.risk,
        unit: { kk: unit?.name.kk ?? '', ru: unit?.name.ru ?? '' },
        says: { kk: says('kk'), ru: says('ru') },
        day,
      }),
    },
  ];
}

function ofSurvey(count: SurveyCount): readonly Weighed[] {
  const { people, answered, question, option, survey, title, day } = count;
  const rule = rules.answers.find(
    (each) => each.question === question.id && each.option === option.id,
  );
  if (rule === undefined || people < leastCell || answered < people) return [];
  const share = Math.round((people / answered) * 1000) / 10;
  if (share < rule.from) return [];
  const says = (language: 'kk' | 'ru') =>
    filled(rules.surveys.says[language], {
      title: title[language],
      question: question.label[language],
      option: option.label[language],
      people: String(people),
      answered: String(answered),
      share: numberText(language, share),
    });
  return [
    {
      weight: people,
      proposal: proposal({
        id: `survey/${survey}/${question.id}/${option.id}`,
        kind: 'survey',
        direction: directionOf(rule.direction),
        risk: rule.risk,
        unit: { kk: '', ru: '' },
        says: { kk: says('kk'), ru: says('ru') },
        day,
      }),
    },
  ];
}

function ofQuestions({ month, unanswered }: QuestionCount): readonly Weighed[] {
  if (unanswered === 'few' || unanswered < leastCell) return [];
  const says = (language: 'kk' | 'ru') =>
    filled(rules.questions.says[language], { count: String(unanswered), month });
  return [
    {
      weight: unanswered,
      proposal: proposal({
        id: `questions/${month}`,
        kind: 'questions',
        direction: directionOf(rules.questions.direction),
        risk: rules.questions.risk,
        unit: { kk: '', ru: '' },
        says: { kk: says('kk'), ru: says('ru') },
        day: null,
      }),
    },
  ];
}

function proposal({
  id,
  kind,
  says,
  day,
  ...rest
}: Omit<Proposal, 'source'> & Pick<RiskSource, 'kind' | 'says' | 'day'>): Proposal {
  return { id, ...rest, source: { kind, reference: id, says, day } };
}

function directionOf(name: string | undefined): Direction {
  return directions.find((each) => each === name) ?? 'other';
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-z]+)\}/gu, (_, name: string) => values[name] ?? '');
}
