import type { Context } from 'hono';

import type { SurveyDrafts } from '../../storage/survey-drafts.ts';
import * as api from '../survey-api.ts';
import { answer, readBody } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

/** Drafts are shared by all officers: questions only, no person's data. */
export async function listDrafts(surveys: SurveyDrafts): Promise<Response> {
  return answer(api.surveyDrafts.answer, { drafts: [...(await surveys.drafts())] });
}

export async function saveDraft(context: Context, surveys: SurveyDrafts): Promise<Response> {
  const { bytes, expected } = await readBody(context, api.saveDraft.request);
  if (!(await surveys.saveDraft(param(context, 'draft', api.draftId), bytes, expected)))
    throw new Refused('changed');
  return answer(api.saveDraft.answer, {});
}

export async function dropDraft(context: Context, surveys: SurveyDrafts): Promise<Response> {
  await readBody(context, api.dropDraft.request);
  await surveys.dropDraft(param(context, 'draft', api.draftId));
  return answer(api.dropDraft.answer, {});
}
