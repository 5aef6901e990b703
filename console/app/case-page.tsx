import { useState } from 'react';

import type { CaseId } from '../../cases/sealed.ts';
import { CaseLoadLine } from './case/case-load-line.tsx';
import { Keeping } from './case/keeping.tsx';
import { News } from './case/news.tsx';
import { Notes } from './case/notes.tsx';
import { CardDraft } from './case/on-demand.ts';
import { Related } from './case/related.tsx';
import { TakeOut } from './take/take-out.tsx';
import { Tampered } from './case/tampered.tsx';
import { Tasks } from './case/tasks.tsx';
import { CaseTerm } from './case/term.tsx';
import { Timeline } from './case/timeline.tsx';
import { Who } from './case/who.tsx';
import type { CaseDesk } from './case-desk.ts';
import type { LoadedCase } from './case-load.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { type Answered, deadlineOf } from './deadline.ts';
import { Files } from './files.tsx';
import { useCase } from './use-case.ts';
import { useShortcuts } from './inbox/shortcut.ts';
import { MessageForm } from './message-form.tsx';
import { PageHeading } from './page-heading.tsx';
import { go } from './route.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { StatusForm } from './status-form.tsx';
import { Thread } from './thread.tsx';
import { Trouble } from './trouble.ts';

interface Props {
  readonly caseId: CaseId;
  readonly session: Session;
  readonly onExpired: () => void;
}

export function CasePage({ caseId, session, onExpired }: Props) {
  const { say } = useWords();
  // What was read before stays on the screen until it is read anew: neither the place nor the focus is lost.
  const { desk, load, now, before } = useCase(session, caseId, onExpired);
  const [done, setDone] = useState<Done | null>(null);

  useShortcuts(caseShortcuts);

  // The case is opened anew, so that what stands on the screen is what the store holds.
  function changed(what: Done) {
    setDone(what);
    desk.again();
  }

  // What was typed is kept, so the page can show what a colleague did, or let the officer sign in again.
  function deal(thrown: unknown): boolean {
    if (!(thrown instanceof Trouble)) return false;
    if (thrown.because === 'changed') setDone('overtaken');
    else if (thrown.because === 'not-signed-in') onExpired();
    else return false;
    return true;
  }

  return (
    <main id="content" tabIndex={-1} aria-busy={load.kind === 'loading'}>
      <p className="back">
        <button type="button" className="link" onClick={() => go({ at: 'cases' })}>
          ← {say('console.case.back')}
        </button>
      </p>
      {(done !== null || before !== null) && (
        <div className="told">
          {done !== null && done !== 'overtaken' && (
            <output className="note good">
              {done === 'work' ? say('case.done') : say(`console.done.${done}`)}
            </output>
          )}
          {now !== null && load.kind === 'ready' && (
            <News before={before?.view ?? null} now={now.view} overtaken={done === 'overtaken'} />
          )}
        </div>
      )}
      {(load.kind === 'failed' || now === null) && (
        <CaseLoadLine load={load} caseId={caseId} again={desk.again} />
      )}
      {now !== null && load.kind !== 'failed' && (
        <Opened
          loaded={now}
          session={session}
          desk={desk}
          onChange={changed}
          onTrouble={deal}
          onExpired={onExpired}
        />
      )}
    </main>
  );
}

/** What was done last, in words above the case. */
type Done = 'message' | 'status' | 'work' | 'asked' | 'overtaken';

/** The forms have names by which the keys find them. */
const caseShortcuts = {
  back: () => go({ at: 'cases' }),
  message: () => document.getElementById('message')?.focus(),
  note: () => document.getElementById('note')?.focus(),
  status: () => document.getElementById('status')?.focus(),
};

interface OpenedProps {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly desk: CaseDesk;
  readonly onChange: (what: Done) => void;
  /** Whether the page has dealt with what went wrong, so that the form need not say it. */
  readonly onTrouble: (thrown: unknown) => boolean;
  readonly onExpired: () => void;
}

function Opened({ loaded, session, desk, onChange, onTrouble, onExpired }: OpenedProps) {
  const { say, day, language } = useWords();
  const { row, view, today } = loaded;
  const isQuestion = view.kind === 'question';
  const shared = { loaded, session, desk, onTrouble };
  const work = { ...shared, onDone: () => onChange('work') };
  return (
    <>
      <div className="heading">
        <PageHeading>
          {say(isQuestion ? 'console.case.heading-question' : 'console.case.heading', {
            day: day(row.day),
          })}
        </PageHeading>
        <p className="marks">
          <span className="mark state">{say(`status.${view.state}`)}</span>
          <DeadlineMark deadline={deadlineOf(row, answeredIn(view), today)} />
        </p>
      </div>
      {view.faults.map((what) => (
        <div key={what} className="alarm" role="alert">
          <Tampered what={what} caseId={row.caseId} day={today} />
        </div>
      ))}
      {row.unconfirmed && (
        <div className="note" role="note">
          <p>
            <strong>{say('console.unconfirmed.mark')}</strong>
          </p>
          <p>{say('console.unconfirmed.why')}</p>
        </div>
      )}
      <div className="columns">
        <div>
          <section className="card" aria-labelledby="report">
            <h2 id="report">{say(isQuestion ? 'console.case.question' : 'console.case.report')}</h2>
            {isQuestion && <p className="help">{say('console.case.question-help')}</p>}
            <dl lang={view.language} className="report">
              {view.rows.map((each) => (
                <div key={each.id}>
                  <dt>{each.label}</dt>
                  <dd>
                    {each.answer.kind === 'said' ? (
                      <bdi>{each.answer.text}</bdi>
                    ) : (
                      <span className="quiet" lang={language}>
                        {say(`console.case.${each.answer.kind}`)}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <Files loaded={loaded} session={session} />
          <Thread loaded={loaded} session={session} />
          <MessageForm {...shared} onDone={() => onChange('message')} />
          <Notes {...work} />
          {isQuestion && <CardDraft key={cardsIn(view)} {...work} />}
          <Timeline loaded={loaded} />
        </div>
        <div>
          <StatusForm
            {...shared}
            onDone={() => onChange('status')}
            onAsked={() => onChange('asked')}
          />
          <CaseTerm {...work} />
          <Who {...work} />
          <Tasks {...work} />
          <Related caseId={row.caseId} session={session} />
          <TakeOut caseId={row.caseId} />
          <Keeping loaded={loaded} session={session} onExpired={onExpired} />
        </div>
      </div>
    </>
  );
}

function answeredIn({ state, thread }: LoadedCase['view']): Answered {
  return {
    state,
    written: thread.some((entry) => entry.kind === 'message' && entry.by !== 'reporter'),
  };
}

/** A colleague's draft takes the place of the one that was shown. */
function cardsIn({ thread }: LoadedCase['view']): number {
  return thread.filter((entry) => entry.kind === 'work' && entry.word.kind === 'card').length;
}
