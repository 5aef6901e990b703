import { useCallback, useEffect } from 'react';

import { questionCategory } from '../../cases/case-kind.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { daysBetween, deadlineOf } from './deadline.ts';
import { differenceWords } from './alarm.tsx';
import { type InboxList, type InboxRow, loadInbox } from './inbox-load.ts';
import { useLoad } from './load.ts';
import { PageHeading } from './page-heading.tsx';
import { go, pathOf } from './route.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { Trouble, troubleKey } from './trouble.ts';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

export function Inbox({ session, onExpired }: Props) {
  const words = useWords();
  const { say } = words;
  const { load, again } = useLoad(useCallback(() => loadInbox(session), [session]));
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);

  return (
    <main id="content" tabIndex={-1}>
      <div className="heading">
        <PageHeading>{say('console.inbox.heading')}</PageHeading>
        <button type="button" className="link" onClick={() => go({ at: 'questions' })}>
          {say('console.questions.heading')}
        </button>
        <button type="button" onClick={again} aria-disabled={load.kind === 'loading'}>
          {say('console.inbox.again')}
        </button>
      </div>
      {session.changes.length > 0 && (
        <div className="note" role="note">
          <p>{say('console.roster.changed')}</p>
          <ul>
            {session.changes.map((change) => (
              <li key={JSON.stringify(change)}>{differenceWords(words, change)}</li>
            ))}
          </ul>
        </div>
      )}
      {load.kind === 'loading' && <output className="note">{say('console.inbox.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('console.inbox.failed')} {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && <List list={load.value} />}
    </main>
  );
}

/** A session that the server has ended leads back to signing in. */
export function useExpiry(thrown: unknown, onExpired: () => void): void {
  useEffect(() => {
    if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
  }, [thrown, onExpired]);
}

function List({ list }: { readonly list: InboxList }) {
  const { say } = useWords();
  if (list.rows.length === 0) return <p className="empty">{say('console.inbox.empty')}</p>;
  return (
    <table className="inbox">
      <caption className="quiet">{say('console.inbox.count', { count: list.rows.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('console.inbox.title')}</th>
          <th scope="col">{say('console.inbox.state')}</th>
          <th scope="col">{say('console.inbox.age')}</th>
          <th scope="col">{say('console.inbox.deadline')}</th>
          <th scope="col">{say('console.inbox.replies')}</th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((each) => (
          <Line key={each.row.caseId} line={each} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, list }: { readonly line: InboxRow; readonly list: InboxList }) {
  const { say } = useWords();
  const { row, card } = line;
  const state = card.kind === 'read' ? card.view.state : null;
  const waiting = row.lastFromReporter > row.lastFromOfficer;
  const place = { at: 'case', caseId: row.caseId } as const;
  return (
    <tr>
      <th scope="row" data-label={say('console.inbox.title')}>
        <a
          href={pathOf(place)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            go(place);
          }}
        >
          {card.kind === 'read' ? (
            <bdi>{card.view.title || say('console.inbox.untitled')}</bdi>
          ) : (
            say(card.kind === 'behind' ? 'console.inbox.behind' : 'console.inbox.closed-card')
          )}
        </a>
        {card.kind === 'read' && card.view.category !== '' && (
          <span className="quiet">
            <bdi>
              {card.view.category === questionCategory
                ? say('console.inbox.question')
                : card.view.category}
            </bdi>
          </span>
        )}
        {row.unconfirmed && (
          <span className="marks">
            <span className="mark soon">{say('console.unconfirmed.mark')}</span>
          </span>
        )}
        {card.kind === 'failed' && (
          <span className="problem" role="alert">
            {say('console.inbox.card-failed')} {say(troubleKey(card.thrown))}
          </span>
        )}
      </th>
      <td data-label={say('console.inbox.state')}>
        {state === null ? '–' : say(`status.${state}`)}
      </td>
      <td data-label={say('console.inbox.age')}>
        {say('console.inbox.days', { days: daysBetween(row.day, list.today) })}
      </td>
      <td data-label={say('console.inbox.deadline')}>
        <DeadlineMark deadline={deadlineOf(row, state, list.today)} />
      </td>
      <td data-label={say('console.inbox.replies')}>
        {waiting ? (
          <strong className="unread">{say('console.inbox.waiting')}</strong>
        ) : (
          <span className="quiet">{say('console.inbox.not-waiting')}</span>
        )}
      </td>
    </tr>
  );
}
