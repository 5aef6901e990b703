import * as api from '../api.ts';
import * as numbersApi from '../numbers-api.ts';
import { duties } from '../duties.ts';
import type { ActDeps } from './act-parts.ts';
import { actRoutes } from './act-routes.ts';
import type { AnalysisDeps } from './analysis.ts';
import { analysisListRoutes } from './analysis-list-routes.ts';
import type { ListDeps } from './analysis-lists.ts';
import { analysisRoutes } from './analysis-routes.ts';
import { readAudit, readDayKeys } from './audit.ts';
import { answer } from './body.ts';
import type { Bundle } from './bundle.ts';
import type { EnteredDeps } from './entered.ts';
import { enteredRoutes } from './entered-routes.ts';
import {
  addEntry,
  type CaseDeps,
  groupKey,
  listCases,
  openCase,
  readBlob,
  setCard,
} from './cases.ts';
import { changePassphrase } from './passphrase.ts';
import { type FactorRouteDeps, factorRoutes } from './factors/routes.ts';
import { pageRoutes } from './page-routes.ts';
import { ownFormRoutes } from './own-form.ts';
import type { PeopleDeps } from './people.ts';
import { peopleRoutes } from './people-routes.ts';
import { keepRoutes } from './keep-routes.ts';
import type { KeepDeps } from './keeping.ts';
import { fetchKeyWork, keyState, type KeyWorkDeps, wrapCase, wrapGroupKeys } from './key-work.ts';
import { me } from './officer-self.ts';
import {
  changeRoster,
  drill,
  listCandidates,
  readRosters,
  recover,
  type RosterDeps,
  startRecovery,
} from './roster-change.ts';
import type { Route } from './route.ts';
import { lookAtSetUp, setUp, type SetUpDeps } from './set-up.ts';
import { setBlob, signIn, type SignInDeps, signInStart, signOut } from './sign-in.ts';
import { questionsOf } from './questions.ts';
import { type StateDeps, stateRoutes } from './state.ts';
import type { StatisticsDeps } from './statistics.ts';
import { statisticsRoutes } from './statistics-routes.ts';
import { surveyRoutes } from './survey-routes.ts';
import type { SurveyDeps } from './surveys.ts';
import type { Card, CardId } from '../../knowledge/schema/card.ts';
import { readKept, standingOf } from '../digest/standing.ts';
import type { Settings } from '../../storage/settings.ts';
import type { AskedCounts } from '../../storage/asked-counts.ts';

export interface RouteDeps {
  readonly acts: ActDeps;
  readonly keep: KeepDeps;
  readonly lists: ListDeps;
  readonly state: StateDeps;
  readonly bundle: () => Bundle | null;
  readonly notice: 'demonstration' | null;
  readonly signIn: SignInDeps;
  readonly cases: CaseDeps;
  readonly entered: EnteredDeps;
  readonly setUp: SetUpDeps;
  readonly keyWork: KeyWorkDeps;
  readonly roster: RosterDeps;
  readonly settings: Pick<Settings, 'get' | 'change'>;
  readonly statistics: StatisticsDeps;
  readonly surveys: SurveyDeps;
  readonly analysis: AnalysisDeps;
  readonly people: PeopleDeps;
  readonly factors: FactorRouteDeps;
  readonly asked: Pick<AskedCounts, 'all'>;
  readonly cards: ReadonlyMap<CardId, Card>;
}

const everybody = duties['own-account'];
/** Who reads cases; the store holds each of them to the own group. */
const readers = duties['read-cases'];
/** Who reads what was done, without what was done about. */
const auditors = duties['read-audit'];

/** The console's site map: every address there is, who may use it, and what answers. */
export function routes(deps: RouteDeps): readonly Route[] {
  const { bundle, cases, clock } = { ...deps, clock: deps.cases.clock };
  return [
    ...pageRoutes(bundle),
    {
      method: 'GET',
      path: '/health',
      who: 'anyone',
      handle: () => Response.json({ status: 'ok' }),
    },

    // Coming and going.
    {
      method: 'GET',
      path: '/api/hello',
      who: 'anyone',
      handle: () => answer(api.hello.answer, { notice: deps.notice }),
    },
    {
      method: 'POST',
      path: '/api/setup/look',
      who: 'anyone',
      handle: (c) => lookAtSetUp(c, deps.setUp),
    },
    { method: 'POST', path: '/api/setup', who: 'anyone', handle: (c) => setUp(c, deps.setUp) },
    {
      method: 'POST',
      path: '/api/sign-in/start',
      who: 'anyone',
      handle: (c) => signInStart(c, deps.signIn),
    },
    { method: 'POST', path: '/api/sign-in', who: 'anyone', handle: (c) => signIn(c, deps.signIn) },
    {
      method: 'POST',
      path: '/api/sign-out',
      who: everybody,
      handle: (_, caller) => signOut(caller, deps.signIn),
    },
    { method: 'GET', path: '/api/me', who: everybody, handle: (_, caller) => me(caller, clock) },
    {
      method: 'GET',
      path: '/api/roster',
      who: everybody,
      handle: () => readRosters(deps.roster),
    },
    {
      method: 'POST',
      path: '/api/me/blob',
      who: everybody,
      handle: (c, caller) => setBlob(c, caller, deps.signIn),
    },

    // Who receives, and the keys that follow from it.
    {
      method: 'POST',
      path: '/api/roster',
      who: readers,
      handle: (c, caller) => changeRoster(c, caller, deps.roster),
    },
    {
      method: 'GET',
      path: '/api/candidates',
      who: readers,
      handle: () => listCandidates(deps.roster),
    },
    {
      method: 'POST',
      path: '/api/recovery/start',
      who: 'anyone',
      handle: (c) => startRecovery(c, deps.roster),
    },
    {
      method: 'POST',
      path: '/api/recovery',
      who: 'anyone',
      handle: (c) => recover(c, deps.roster),
    },
    {
      method: 'POST',
      path: '/api/recovery/drill',
      who: readers,
      handle: (c, caller) => drill(c, caller, deps.roster),
    },
    {
      method: 'GET',
      path: '/api/key-state',
      who: readers,
      handle: (_, caller) => keyState(caller, deps.keyWork),
    },
    {
      method: 'POST',
      path: '/api/key-work',
      who: readers,
      handle: (c, caller) => fetchKeyWork(c, caller, deps.keyWork),
    },
    {
      method: 'POST',
      path: '/api/key-work/group-keys',
      who: readers,
      handle: (c, caller) => wrapGroupKeys(c, caller, deps.keyWork),
    },
    {
      method: 'POST',
      path: '/api/key-work/cases/:case',
      who: readers,
      handle: (c, caller) => wrapCase(c, caller, deps.keyWork),
    },

    {
      method: 'GET',
      path: '/api/audit',
      who: auditors,
      handle: (c) => readAudit(c, deps.surveys.audit),
    },
    {
      method: 'GET',
      path: '/api/audit/:day/keys',
      who: readers,
      handle: (c) => readDayKeys(c, deps.surveys.audit),
    },
    {
      method: 'POST',
      path: '/api/me/passphrase',
      who: everybody,
      handle: (c, caller) => changePassphrase(c, caller, deps.signIn),
    },

    // Cases.
    {
      method: 'GET',
      path: '/api/group-key',
      who: readers,
      handle: (_, caller) => groupKey(caller, cases),
    },
    {
      method: 'GET',
      path: '/api/cases',
      who: readers,
      handle: (c, caller) => listCases(c, caller, cases),
    },
    {
      method: 'POST',
      path: '/api/cases/:case/open',
      who: readers,
      handle: (c, caller) => openCase(c, caller, cases),
    },
    {
      method: 'GET',
      path: '/api/cases/:case/blobs/:blob',
      who: readers,
      handle: (c, caller) => readBlob(c, caller, cases),
    },
    {
      method: 'POST',
      path: '/api/cases/:case/entries',
      who: readers,
      handle: (c, caller) => addEntry(c, caller, cases),
    },
    {
      method: 'POST',
      path: '/api/cases/:case/card',
      who: readers,
      handle: (c, caller) => setCard(c, caller, cases),
    },

    ...actRoutes(deps.acts),
    ...keepRoutes(deps.keep),
    ...enteredRoutes(deps.entered),
    ...surveyRoutes(deps.surveys),
    ...analysisRoutes(deps.analysis),
    ...peopleRoutes(deps.people),
    ...factorRoutes(deps.factors),
    ...ownFormRoutes({ settings: deps.settings, clock }),
    ...analysisListRoutes(deps.lists),
    ...stateRoutes(deps.state),

    {
      method: 'GET',
      path: '/api/digest',
      who: readers,
      handle: async () =>
        answer(api.digest.answer, standingOf(await readKept(deps.settings), clock.today())),
    },

    // Numbers without cases.
    {
      method: 'GET',
      path: '/api/questions',
      who: duties['see-questions'],
      handle: async () =>
        answer(
          numbersApi.questions.answer,
          questionsOf(await deps.asked.all(), deps.cards, clock.today()),
        ),
    },
    ...statisticsRoutes(deps.statistics),
  ];
}
