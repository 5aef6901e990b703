import type { Context } from 'hono';

import type { SurveyDrafts } from '../../storage/survey-drafts.ts';
import * as api from '../survey-api.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

/** Drafts are shared by all officers: questions only, no person's data. */
export async function listDrafts(surveys: SurveyDrafts): Promise<Response> {
  return answer(api.surveyDrafts.answer, { drafts: [...(await surveys.drafts())] });
}

export async function saveDraft(context: Context, surveys: SurveyDrafts): Promise<Response> {
  const { bytes, expected } = await readBody(context, api.saveDraft.request);
  if (!(await surveys.saveDraft(idIn(context), bytes, expected))) throw new Refused('changed');
  return answer(api.saveDraft.answer, {});
}

export async function dropDraft(context: Context, surveys: SurveyDrafts): Promise<Response> {
  await readBody(context, api.dropDraft.request);
  await surveys.dropDraft(idIn(context));
  return answer(api.dropDraft.answer, {});
}

function idIn(context: Context): string {
  const id = api.draftId.safeParse(context.req.param('draft'));
  if (!id.success) throw new Refused('not-found');
  return id.data;
}
