import type { Draft } from '../draft.ts';
import type { StepRef } from '../session.ts';
import type { Scene } from '../step.ts';
import { beginWalk } from '../walk/walk.ts';
import type { World } from '../world.ts';
import type { SurveyOffer } from './survey-offer.ts';

/** Those that take answers today. */
export function openOffers({ surveys, today }: World): readonly SurveyOffer[] {
  return surveys.filter(({ opens, closes }) => opens <= today && today <= closes);
}

/** The survey that the person is in; `null` when it was closed, or is over since yesterday. */
export function offerIn({ state, world }: Scene): SurveyOffer | null {
  const { survey } = state.draft;
  return openOffers(world).find(({ id }) => id === survey?.id) ?? null;
}

/** Where somebody begins: at the only survey there is, or where one is chosen or told that there is none. */
export function surveyDoor(
  draft: Draft,
  world: World,
): { readonly to: StepRef; readonly draft: Draft } {
  const [only, ...others] = openOffers(world);
  if (only === undefined || others.length > 0) return { to: 'survey/choose', draft };
  return enterSurvey(draft, only, world);
}

/** Answers of a survey that was begun are kept; those of another form make room. */
export function enterSurvey(
  draft: Draft,
  { id, form, access }: SurveyOffer,
  world: World,
): { readonly to: StepRef; readonly draft: Draft } {
  const isBegun = draft.survey?.id === id && draft.walk?.form === form;
  const begun = isBegun ? draft : { ...beginWalk(draft, form, world), survey: { id, code: null } };
  return { to: access === 'codes' ? 'survey/code' : 'survey/consent', draft: begun };
}
