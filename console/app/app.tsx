import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { PhraseKey } from '../../knowledge/phrases.ts';
import { may } from '../duties.ts';
import { Alarm } from './alarm.tsx';
import { Header } from './header.tsx';
import { settle, type SignedIn } from './enter.ts';
import { FactorNote } from './factor-note.tsx';
import { useIdleLock } from './idle.ts';
import { kept } from './kept.ts';
import { Inbox } from './inbox.tsx';
import type { KeyWorker } from './keys.ts';
import { OwnStatistics } from './own-statistics.tsx';
import {
  AccountPage,
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
import { innerTitle, isAtAccount, isAtPeople, isAtSettings, isOpen, outerTitle } from './where.ts';
import { WaitingPage } from './waiting-page.tsx';
import { IssuedCodes } from './surveys/issued-codes.ts';
import { useUpkeep } from './upkeep.ts';
import { useDecisions } from './four-eyes/use-decisions.ts';
import { DigestNote } from './digest-note.tsx';
import { StateNote } from './state-note.tsx';
import { UpkeepNote } from './upkeep-note.tsx';
import type { Difference } from './worker/roster-contract.ts';

type State =
  | { readonly kind: 'out'; readonly because: 'idle' | 'signed-out' | 'session' | 'ended' | null }
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
  // A request of a session that was left may fail while the next one is open already.
  const present = useRef<Session | null>(null);
  useEffect(() => {
    present.current = state.kind === 'in' ? state.session : null;
  }, [state]);

  const leave = useCallback(
    (because: 'idle' | 'signed-out' | 'session' | 'ended') => {
      if (state.kind !== 'in' || state.session !== present.current) return;
      present.current = null;
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
  const expired = useCallback(() => {
    const elsewhere = state.kind === 'in' && state.session.client.endedElsewhere;
    leave(elsewhere ? 'ended' : 'session');
  }, [leave, state]);
  useIdleLock(state.kind === 'in', lock);
  const alarm = useCallback((differences: readonly Difference[]) => {
    setState((before) => {
      if (before.kind === 'in') before.worker.end();
      return { kind: 'alarm', differences };
    });
  }, []);
  const following = useUpkeep(
    state.kind === 'in' && isOpen(state.session) ? state.session : null,
    alarm,
    expired,
  );

  const decisions = useDecisions(
    state.kind === 'in' && isOpen(state.session) && reads(state.session) ? state.session : null,
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

  /** There is a second factor now: what was closed until then is opened, with the same keys. */
  async function enrolled({ session, worker }: State & { readonly kind: 'in' }) {
    const isFirst = session.factor === 'must';
    const next = { ...session, factor: 'has' as const, spareUntil: null };
    if (!isFirst) return setState({ kind: 'in', session: next, worker });
    try {
      enter(await settle(next, worker));
      go(entryOf(next));
    } catch {
      leave('session'); // signing in again does the same from the beginning
    }
  }

  function entryOf(session: Session): Place {
    if (session.factor === 'must') return { at: 'account' };
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
      {state.kind === 'in' && <FactorNote session={state.session} />}
      {state.kind === 'in' && isOpen(state.session) && reads(state.session) && (
        <DigestNote session={state.session} />
      )}
      {state.kind === 'in' && isOpen(state.session) && reads(state.session) && (
        <StateNote session={state.session} />
      )}
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
        if (isAtAccount(state.session, place)) {
          return <AccountPage {...own} onEnrolled={() => void enrolled(state)} />;
        }
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
        if (!reads(state.session)) return <StatisticsPage cases={null} {...own} />;
        if (place.at === 'statistics') return <OwnStatistics round={following.round} {...own} />;
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
      return outerTitle(place);
    case 'alarm':
      return 'console.alarm.heading';
    case 'in':
      return innerTitle(state.session, place);
    default:
      return state satisfies never;
  }
}
