import { Hono, type Context } from 'hono';

import { say } from '../../../dialogs/say.ts';
import { readCode } from '../../../knowledge/survey-code.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import { languages, type Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { windowOn } from '../../../surveys/descriptor.ts';
import type { FormLimits } from '../../../web/form.ts';
import type { FoundSurvey, Surveys } from '../../surveys.ts';
import type { Answers } from '../answers.ts';
import { postedTo } from '../post-of-fields.ts';
import { doorPage, type SurveyPageContext } from './door-page.ts';
import { emptyPage, readFields } from './fields.ts';
import { formPage, nothingWrong, thanksPage, type Wrong } from './form-page.ts';
import { publishedOf, resultPage } from './result-page.ts';

export interface SurveyPagesDeps {
  readonly surveys: Pick<Surveys, 'find' | 'answer'>;
  readonly answers: Answers;
  readonly random: Random;
  readonly today: () => DateIso;
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
}

/** Forty questions with all their boxes; words as long as a question may allow. No files: theirs bounds the whole body. */
const limits: FormLimits = { field: 256 * 1024, fields: 2000, files: 1024 * 1024, fileCount: 0 };

/** The pages of one survey: where a link leads, all questions at once, the published count. The site map: */
export function surveyPages(deps: SurveyPagesDeps): Hono {
  const app = new Hono();
  for (const language of languages) {
    const at = `/${language}/survey/:survey`;
    app.get(at, (c) =>
      withSurvey(c, language, deps, (found, context) =>
        deps.answers.ownHtml(200, doorPage(found, context)),
      ),
    );
    app.get(`${at}/page`, (c) =>
      withSurvey(c, language, deps, (found, context) => asked(found, context, deps)),
    );
    app.post(`${at}/page`, (c) => answered(c, language, deps));
    app.get(`${at}/result`, (c) =>
      withSurvey(c, language, deps, (found, context) => {
        const published = publishedOf(found);
        return deps.answers.ownHtml(
          200,
          published === null ? doorPage(found, context) : resultPage(found, published, context),
        );
      }),
    );
    app.get(`${at}/result.json`, (c) =>
      withSurvey(c, language, deps, (found) => {
        const published = publishedOf(found);
        return published === null
          ? deps.answers.error(404, language)
          : deps.answers.json(published.bytes);
      }),
    );
  }
  return app;
}

async function withSurvey(
  context: Context,
  language: Language,
  { surveys, answers, today, demonstration }: SurveyPagesDeps,
  draw: (found: FoundSurvey, context: SurveyPageContext) => Response,
): Promise<Response> {
  const found = await surveys.find(context.req.param('survey') ?? '');
  if (found === null) return answers.error(404, language);
  return draw(found, { language, demonstration, today: today() });
}

/** The empty page; outside the days of the survey, the words that say so. */
function asked(
  found: FoundSurvey,
  context: SurveyPageContext,
  { answers, random }: SurveyPagesDeps,
): Response {
  const page = isOpen(found, context)
    ? formPage(found.survey, random(32), emptyPage, nothingWrong, context)
    : doorPage(found, context);
  return answers.ownHtml(200, page);
}

async function answered(
  context: Context,
  language: Language,
  deps: SurveyPagesDeps,
): Promise<Response> {
  const { answers, surveys, random, today, demonstration, publicUrl } = deps;
  const filled = await postedTo(context, language, { answers, limits, publicUrl });
  if (filled instanceof Response) return filled;
  const found = await surveys.find(context.req.param('survey') ?? '');
  if (found === null) return answers.error(404, language);
  const page: SurveyPageContext = { language, demonstration, today: today() };
  if (!isOpen(found, page)) return answers.ownHtml(200, doorPage(found, page));
  const once = filled.once ?? random(32);
  const again = (status: number, wrong: Wrong) =>
    answers.ownHtml(status, formPage(found.survey, once, filled, wrong, page));
  if (filled.language !== null) return again(200, nothingWrong);
  const read = readFields(found.survey.questionnaire, filled);
  const code = readCode(filled.code);
  const isCodeMissing = found.survey.access === 'codes' && code === null;
  if (isCodeMissing || read.problems.size > 0) {
    const said = [
      say('survey.page.wrong', 'problem'),
      ...(isCodeMissing ? [say('survey.code-mistyped', 'problem')] : []),
    ];
    return again(422, { said, problems: read.problems });
  }
  return send(found, { code, answers: read.answers, once }, { deps, page, again });
}

async function send(
  { survey }: FoundSurvey,
  act: {
    readonly code: string | null;
    readonly answers: ReturnType<typeof readFields>['answers'];
    readonly once: Uint8Array;
  },
  around: {
    readonly deps: SurveyPagesDeps;
    readonly page: SurveyPageContext;
    readonly again: (status: number, wrong: Wrong) => Response;
  },
): Promise<Response> {
  const { deps, page, again } = around;
  const { answers, once } = act;
  const code = survey.access === 'codes' ? act.code : null;
  try {
    const outcome = { kind: 'survey', survey: survey.id, code, answers } as const;
    const taken = await deps.surveys.answer({ outcome, once, person: null });
    switch (taken) {
      case 'answered':
        return deps.answers.ownHtml(200, thanksPage(survey, page));
      case 'code':
        return again(422, wrong('survey.code-refused'));
      case 'before':
        return again(422, wrong('survey.before'));
      case 'closed':
        return again(200, wrong('survey.closed'));
      default:
        return taken satisfies never;
    }
  } catch (error) {
    // Nothing was stored: the page comes back as it was filled in.
    if (!(error instanceof SenimError)) throw error;
    return error.code === 'store.full'
      ? again(507, wrong('survey.full'))
      : again(503, wrong('survey.failed'));
  }
}

function wrong(key: Parameters<typeof say>[0]): Wrong {
  return { said: [say(key, 'problem')], problems: new Map() };
}

function isOpen({ survey, stored }: FoundSurvey, { today }: SurveyPageContext): boolean {
  return stored.state === 'open' && windowOn(survey, today) === 'open';
}
