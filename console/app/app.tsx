import { useCallback, useEffect, useMemo, useState } from 'react';

import type { PhraseKey } from '../../knowledge/phrases.ts';
import { may } from '../duties.ts';
import { Alarm } from './alarm.tsx';
import { Header } from './header.tsx';
import type { SignedIn } from './enter.ts';
import { useIdleLock } from './idle.ts';
import { kept } from './kept.ts';
import { Inbox } from './inbox.tsx';
import type { KeyWorker } from './keys.ts';
import {
  ActsPage,
  AnalysisPage,
  AuditPage,
  BuilderPage,
  CasePage,
  EnterPage,
  JoinPage,
  KeysPage,
  PeoplePage,
  ProjectPage,
  QuestionsPage,
  RecoveryPage,
  RolesPage,
  SettingsPage,
  SetUpPage,
  StatisticsPage,
  SurveyPage,
  SurveysPage,
  TakePage,
} from './pages.ts';
import { go, type Place, placeOf, usePath } from './route.ts';
import { reads, type Session, worksOnAnalysis } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { useWords } from './speech.tsx';
import { WaitingPage } from './waiting-page.tsx';
import { IssuedCodes } from './surveys/issued-codes.ts';
import { useUpkeep } from './upkeep.ts';
import { useDecisions } from './four-eyes/use-decisions.ts';
import { DigestNote } from './digest-note.tsx';
import { UpkeepNote } from './upkeep-note.tsx';
import type { Difference } from './worker/roster-contract.ts';

type State =
  | { readonly kind: 'out'; readonly because: 'idle' | 'signed-out' | 'session' | null }
  | { readonly kind: 'alarm'; readonly differences: readonly Difference[] }
  | { readonly kind: 'in'; readonly session: Session; readonly worker: KeyWorker };

/** Signed out, alarmed or in: nothing else, and every way out ends the key worker. */
export function App() {
  const [state, setState] = useState<State>({ kind: 'out', because: null });
  const [lastOfficer, setLastOfficer] = useState<string | null>(null);
  // Whoever was locked out comes back to where the unsaved words are.
  const [returnTo, setReturnTo] = useState<Place | null>(null);
  const place = placeOf(usePath());
  const { say } = useWords();
  const issued = useMemo(() => new IssuedCodes(), []);

  const leave = useCallback(
    (because: 'idle' | 'signed-out' | 'session') => {
      if (state.kind !== 'in') return;
      state.worker.end();
      if (because === 'signed-out') {
        issued.forget();
        kept.forget();
      }
      setReturnTo(because === 'signed-out' ? null : placeOf(location.pathname));
      // The server's session ends with the next try if the network is down now.
      state.session.client.signOut().catch(() => undefined);
      setLastOfficer(state.session.officerId);
      setState({ kind: 'out', because });
      go({ at: 'sign-in', officerId: state.session.officerId });
    },
    [state, issued],
  );
  const lock = useCallback(() => leave('idle'), [leave]);
  const expired = useCallback(() => leave('session'), [leave]);
  useIdleLock(state.kind === 'in', lock);
  const alarm = useCallback((differences: readonly Difference[]) => {
    setState((before) => {
      if (before.kind === 'in') before.worker.end();
      return { kind: 'alarm', differences };
    });
  }, []);
  const following = useUpkeep(
    state.kind === 'in' && !state.session.waits ? state.session : null,
    alarm,
  );

  const decisions = useDecisions(
    state.kind === 'in' && !state.session.waits && reads(state.session) ? state.session : null,
  );

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (kept.any) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  function enter(result: SignedIn) {
    if (result.kind === 'alarm') {
      result.worker.end();
      setState({ kind: 'alarm', differences: result.differences });
      return;
    }
    issued.belongTo(result.session.officerId);
    kept.belongTo(result.session.officerId);
    setState({ kind: 'in', session: result.session, worker: result.worker });
    if (place.at === 'sign-in' || place.at === 'recovery') go(entryOf(result.session));
  }

  function entryOf(session: Session): Place {
    if (kept.any && returnTo !== null) return returnTo;
    if (session.role === 'administrator') return { at: 'people' };
    return session.role === 'analysis' ? { at: 'analysis' } : { at: 'cases' };
  }

  const title = say(titleOf(state, place));
  useEffect(() => {
    document.title = `${title} · Senim`;
  }, [title]);

  return (
    <>
      <Header
        session={state.kind === 'in' ? state.session : null}
        place={place}
        toDecide={decisions.count}
        onSignOut={() => leave('signed-out')}
      />
      {state.kind === 'in' && <UpkeepNote upkeep={following.upkeep} />}
      {state.kind === 'in' && reads(state.session) && <DigestNote session={state.session} />}
      {page()}
    </>
  );

  function page() {
    switch (state.kind) {
      case 'alarm':
        return <Alarm differences={state.differences} />;
      case 'out': {
        if (place.at === 'join') return <JoinPage />;
        if (place.at === 'set-up') return <SetUpPage />;
        if (place.at === 'recovery') return <RecoveryPage onSignedIn={enter} />;
        const officerId = place.at === 'sign-in' ? place.officerId : lastOfficer;
        return (
          <SignIn
            key={officerId}
            officerId={officerId}
            because={state.because}
            onSignedIn={enter}
          />
        );
      }
      case 'in': {
        const shared = { session: state.session, issued, onExpired: expired };
        const own = { session: state.session, onExpired: expired };
        if (place.at === 'roles') return <RolesPage />;
        if (state.session.waits) return <WaitingPage />;
        if (isAtSettings(state.session, place)) return <SettingsPage {...own} />;
        if (place.at === 'audit' && may(state.session.role, 'read-audit')) {
          return <AuditPage {...own} />;
        }
        if (isAtPeople(state.session, place)) return <PeoplePage {...own} />;
        if (state.session.role !== 'administrator') {
          if (place.at === 'surveys') return <SurveysPage {...shared} />;
          if (place.at === 'survey') {
            return <SurveyPage key={place.survey} survey={place.survey} {...shared} />;
          }
          if (place.at === 'survey-draft' && reads(state.session)) {
            return <BuilderPage key={place.draft} draft={place.draft} {...shared} />;
          }
        }
        if (worksOnAnalysis(state.session)) {
          const { session } = state;
          if (place.at === 'analysis') {
            return <AnalysisPage session={session} onExpired={expired} />;
          }
          if (place.at === 'analysis-project') {
            return (
              <ProjectPage
                key={place.project}
                place={place}
                session={session}
                onExpired={expired}
              />
            );
          }
        }
        if (!reads(state.session)) {
          return <StatisticsPage session={state.session} onExpired={expired} />;
        }
        if (place.at === 'acts') {
          return (
            <ActsPage session={state.session} onDecided={decisions.look} onExpired={expired} />
          );
        }
        if (place.at === 'keys') {
          return <KeysPage session={state.session} kept={following} onExpired={expired} />;
        }
        if (place.at === 'enter') return <EnterPage {...own} />;
        if (place.at === 'questions') {
          return <QuestionsPage session={state.session} onExpired={expired} />;
        }
        if (place.at === 'case-take') {
          const { caseId, what } = place;
          return <TakePage key={caseId} caseId={caseId} what={what} {...own} />;
        }
        return place.at === 'case' ? (
          <CasePage
            key={place.caseId}
            caseId={place.caseId}
            session={state.session}
            onExpired={expired}
          />
        ) : (
          <Inbox round={following.round} session={state.session} onExpired={expired} />
        );
      }
      default:
        return state satisfies never;
    }
  }
}

function titleOf(state: State, place: Place): PhraseKey {
  switch (state.kind) {
    case 'out':
      if (place.at === 'join') return 'console.join';
      if (place.at === 'set-up') return 'console.set-up';
      if (place.at === 'recovery') return 'console.sign-in.recovery';
      return 'console.sign-in.heading';
    case 'alarm':
      return 'console.alarm.heading';
    case 'in':
      if (place.at === 'roles') return 'console.roles';
      if (state.session.waits) return 'console.waiting';
      if (isAtSettings(state.session, place)) return 'console.settings';
      if (place.at === 'audit' && may(state.session.role, 'read-audit')) return 'console.audit';
      if (isAtPeople(state.session, place)) return 'console.people';
      if (place.at === 'surveys' || place.at === 'survey') return 'surveys.heading';
      if (place.at === 'survey-draft') return 'surveys.builder';
      if (place.at === 'analysis' || place.at === 'analysis-project') return 'analysis.heading';
      if (!reads(state.session)) return 'console.statistics.heading';
      if (place.at === 'keys') return 'console.keys';
      if (place.at === 'acts') return 'console.acts';
      if (place.at === 'enter') return 'console.enter';
      if (place.at === 'questions') return 'console.questions.heading';
      if (place.at === 'case-take') return 'console.case.report';
      return place.at === 'case' ? 'console.case.report' : 'console.inbox.heading';
    default:
      return state satisfies never;
  }
}

function isAtSettings({ role }: Session, { at }: Place): boolean {
  return at === 'settings' && may(role, 'change-settings');
}

/** Of the pages about work the administrator has this one alone: nothing of a case is for that role. */
function isAtPeople({ role }: Session, place: Place): boolean {
  return role === 'administrator' || (place.at === 'people' && may(role, 'name-people'));
}
