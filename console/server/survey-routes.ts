import { duties } from '../duties.ts';
import type { Route } from './route.ts';
import { dropDraft, listDrafts, saveDraft } from './survey-drafts.ts';
import {
  adoptSurvey,
  closeSurvey,
  listSurveys,
  openSurvey,
  participation,
  publishSurvey,
  surveyAnswers,
  type SurveyDeps,
  surveyWords,
} from './surveys.ts';

/** Who asks people and closes the asking. Written texts the store holds to the survey's readers. */
const askers = duties['run-surveys'];
/** Who sees numbers. */
const counters = duties['count-surveys'];
/** Who sees what was published: whoever works on the analysis of risks rests on it. */
const readers = duties['see-surveys'];

/** The part of the site map that is about surveys. */
export function surveyRoutes(deps: SurveyDeps): readonly Route[] {
  const { surveys } = deps;
  return [
    { method: 'GET', path: '/api/surveys', who: readers, handle: () => listSurveys(deps) },
    {
      method: 'POST',
      path: '/api/surveys',
      who: askers,
      handle: (c, caller) => openSurvey(c, caller, deps),
    },
    {
      method: 'GET',
      path: '/api/surveys/:survey/participation',
      who: counters,
      handle: (c) => participation(c, deps),
    },
    {
      method: 'POST',
      path: '/api/surveys/:survey/close',
      who: askers,
      handle: (c, caller) => closeSurvey(c, caller, deps),
    },
    {
      method: 'GET',
      path: '/api/surveys/:survey/answers',
      who: counters,
      handle: (c) => surveyAnswers(c, deps),
    },
    {
      method: 'GET',
      path: '/api/surveys/:survey/words',
      who: askers,
      handle: (c, caller) => surveyWords(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/surveys/:survey/publish',
      who: askers,
      handle: (c, caller) => publishSurvey(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/surveys/:survey/adopt',
      who: askers,
      handle: (c, caller) => adoptSurvey(c, caller, deps),
    },
    { method: 'GET', path: '/api/survey-drafts', who: askers, handle: () => listDrafts(surveys) },
    {
      method: 'POST',
      path: '/api/survey-drafts/:draft',
      who: askers,
      handle: (c) => saveDraft(c, surveys),
    },
    {
      method: 'POST',
      path: '/api/survey-drafts/:draft/drop',
      who: askers,
      handle: (c) => dropDraft(c, surveys),
    },
  ];
}
