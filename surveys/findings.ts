import { referenceProblems } from '../knowledge/schema/references.ts';
import { languages, type Language } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
import { mostQuestions } from './descriptor-check.ts';
import { type DraftQuestion, hasOptions, type SurveyDraft, textsOf } from './draft.ts';
import { formOf } from './draft-form.ts';
import { unreachable } from './reach.ts';
import { leastGroup } from './suppression.ts';
import { surveyId } from './survey-id.ts';
import { identifyingIn, leadingIn } from './wording.ts';

/** Something about a draft that its author should know. A refusal has to go before the survey can be opened. */
export type Finding = {
  /** `null`: about the survey as a whole. */
  readonly question: string | null;
} & (
  | {
      readonly level: 'refusal';
      readonly kind: 'language';
      readonly language: Language;
      readonly missing: number;
    }
  | { readonly level: 'refusal'; readonly kind: 'too-many'; readonly most: number }
  | {
      readonly level: 'refusal';
      readonly kind: 'tiny-group';
      readonly people: number;
      readonly option: string;
    }
  | { readonly level: 'refusal'; readonly kind: Flaw }
  | {
      readonly level: 'warning';
      readonly kind: 'leading' | 'asks-who';
      readonly language: Language;
    }
  | { readonly level: 'warning'; readonly kind: 'few-in-group'; readonly people: number }
  | { readonly level: 'warning'; readonly kind: Doubt }
);

type Flaw =
  | 'no-questions'
  | 'few-options'
  | 'condition'
  | 'unreachable'
  | 'range'
  | 'days'
  | 'over'
  | 'invited'
  | 'breakdown';
type Doubt = 'few-people' | 'two-breakdowns' | 'open-access' | 'sizes-differ';

/** More people than this are asked by several surveys (`console/survey-api.ts` has the same limit for codes). */
const mostInvited = { codes: 50_000, open: 1_000_000 } as const;
/** Below this even the undivided table says something about single people. */
const fewPeople = 30;
/** Where groups would hold fewer on average, and not everybody answers, most of a breakdown cannot be shown. */
const goodGroup = 25;

/** Everything there is to say, refusals first. */
export function findings(draft: SurveyDraft, today: DateIso): readonly Finding[] {
  const all = [
    ...ofSurvey(draft, today),
    ...missingWords(draft),
    ...draft.questions.flatMap(ofQuestion),
    ...ofConditions(draft),
    ...draft.breakdowns.flatMap((by) => ofBreakdown(draft, by)),
  ];
  return [
    ...all.filter(({ level }) => level === 'refusal'),
    ...all.filter(({ level }) => level === 'warning'),
  ];
}

function ofSurvey(draft: SurveyDraft, today: DateIso): readonly Finding[] {
  const { questions, opens, closes, invited, access, breakdowns } = draft;
  const question = null;
  const isCount = invited !== null && Number.isInteger(invited) && invited >= 1;
  const flaw = (kind: Flaw, holds: boolean): readonly Finding[] =>
    holds ? [{ level: 'refusal', kind, question }] : [];
  const doubt = (kind: Doubt, holds: boolean): readonly Finding[] =>
    holds ? [{ level: 'warning', kind, question }] : [];
  return [
    ...flaw('no-questions', !questions.some(({ type }) => type !== 'information')),
    ...(questions.length > mostQuestions
      ? [{ level: 'refusal', kind: 'too-many', most: mostQuestions, question } as const]
      : []),
    ...flaw('days', opens === null || closes === null || closes < opens),
    ...flaw('over', closes !== null && closes < today),
    ...flaw('invited', !isCount || invited > mostInvited[access]),
    ...doubt('few-people', isCount && invited < fewPeople),
    ...doubt('two-breakdowns', breakdowns.length > 1),
    ...doubt('open-access', access === 'open'),
  ];
}

function missingWords(draft: SurveyDraft): readonly Finding[] {
  const texts = textsOf(draft);
  return [null, ...draft.questions.map(({ id }) => id)].flatMap((question) =>
    languages.flatMap((language): readonly Finding[] => {
      const missing = texts.filter(
        (one) => one.question === question && one.text[language].trim() === '',
      ).length;
      return missing === 0
        ? []
        : [{ level: 'refusal', kind: 'language', question, language, missing }];
    }),
  );
}

function ofQuestion(question: DraftQuestion): readonly Finding[] {
  const { id, type, label, help, options } = question;
  const flaw = (kind: Flaw, holds: boolean): readonly Finding[] =>
    holds ? [{ level: 'refusal', kind, question: id }] : [];
  const isWritten = type === 'text' || options.some((option) => option.id === 'other');
  const who = isWritten
    ? new Set([...identifyingIn(label), ...identifyingIn(help)])
    : new Set<Language>();
  return [
    ...flaw('few-options', hasOptions(question) && options.length < 2),
    ...flaw('range', hasWrongRange(question)),
    ...[...who].map(
      (language) => ({ level: 'warning', kind: 'asks-who', question: id, language }) as const,
    ),
    ...leadingIn(label).map(
      (language) => ({ level: 'warning', kind: 'leading', question: id, language }) as const,
    ),
  ];
}

function hasWrongRange(question: DraftQuestion): boolean {
  const { type, from, to, atLeast, atMost, most, options, longest } = question;
  switch (type) {
    case 'scale':
      return !Number.isInteger(from) || !Number.isInteger(to) || from >= to || to - from > 20;
    case 'number':
      return atLeast !== null && atMost !== null && atLeast > atMost;
    case 'multiple':
      return most !== null && (!Number.isInteger(most) || most < 1 || most > options.length);
    case 'text':
      return !Number.isInteger(longest) || longest < 1 || longest > 20_000;
    case 'single':
    case 'date':
    case 'information':
      return false;
    default:
      return type satisfies never;
  }
}

function ofConditions(draft: SurveyDraft): readonly Finding[] {
  const { questions } = formOf(draft, surveyId('0'.repeat(32)));
  const wrong = new Set(
    referenceProblems(questions)
      .filter((problem) => problem.includes('the condition '))
      .map((problem) => problem.slice(0, problem.indexOf(':'))),
  );
  // What depends on a wrong condition cannot be judged before that is put right.
  const kind = wrong.size > 0 ? 'condition' : 'unreachable';
  const found = wrong.size > 0 ? [...wrong] : unreachable(questions);
  return found.map((question) => ({ level: 'refusal', kind, question }));
}

function ofBreakdown(draft: SurveyDraft, by: string): readonly Finding[] {
  const question = draft.questions.find(({ id }) => id === by);
  if (question?.type !== 'single' || question.when !== null) {
    return [{ level: 'refusal', kind: 'breakdown', question: by }];
  }
  const sizes = question.options.flatMap(({ id }) => {
    const people = draft.sizes[`${by}/${id}`];
    return people === undefined ? [] : [{ option: id, people }];
  });
  const tiny = sizes.filter(({ people }) => people < leastGroup);
  const told = sizes.reduce((sum, { people }) => sum + people, 0);
  const isWhole = sizes.length === question.options.length;
  const average =
    draft.invited === null ? null : Math.floor(draft.invited / question.options.length);
  return [
    ...tiny.map(
      (one) =>
        ({
          level: 'refusal',
          kind: 'tiny-group',
          question: by,
          option: one.option,
          people: one.people,
        }) as const,
    ),
    ...(isWhole && told !== draft.invited
      ? [{ level: 'warning', kind: 'sizes-differ', question: by } as const]
      : []),
    ...(!isWhole && average !== null && average < goodGroup
      ? [{ level: 'warning', kind: 'few-in-group', question: by, people: average } as const]
      : []),
  ];
}
