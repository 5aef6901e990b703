import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { makeCardOf } from './case-load.ts';
import { differenceWords } from './alarm.tsx';
import type { CaseLine } from './inbox/case-lines.ts';
import { List } from './inbox/list.tsx';
import { shelfOf } from './inbox/shelf.ts';
import { ShortcutSheet } from './inbox/shortcut-sheet.tsx';
import { TamperedCases } from './parts.ts';
import { PageHeading } from './page-heading.tsx';
import { go } from './route.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { tamperingOf } from './tampering.ts';
import { troubleKey } from './trouble.ts';
import { useExpiry } from './use-expiry.ts';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
  /** Grows when the keys of cases were sealed anew. */
  readonly round: number;
}

function isTouched({ card }: CaseLine): boolean {
  return card.kind === 'failed' && tamperingOf(card.thrown) !== null;
}

export function Inbox({ session, onExpired, round }: Props) {
  const words = useWords();
  const { say } = words;
  const shelf = shelfOf(session);
  const { watch, state: stateNow } = shelf.lines;
  const state = useSyncExternalStore(watch, stateNow);
  const [helps, setHelps] = useState(false);
  const help = useCallback(() => setHelps(true), []);
  const again = useCallback(() => {
    void shelf.load(round, (caseId) => makeCardOf(session, caseId));
  }, [session, shelf, round]);
  useEffect(() => {
    if (!shelf.isFresh(round)) again();
  }, [shelf, again, round]);
  useExpiry(state.kind === 'failed' ? state.thrown : null, onExpired);
  const { kind, today } = state;
  const touched = state.lines.filter(isTouched).length;

  return (
    <main id="content" className="broad" tabIndex={-1}>
      <div className="heading">
        <PageHeading>{say('console.inbox.heading')}</PageHeading>
        <button type="button" onClick={() => go({ at: 'enter' })}>
          {say('console.enter')}
        </button>
        <button type="button" className="link" onClick={() => go({ at: 'questions' })}>
          {say('console.questions.heading')}
        </button>
        <button type="button" className="link" onClick={help}>
          {say('inbox.keys')}
        </button>
        <button type="button" onClick={again} aria-disabled={kind === 'loading'}>
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
      {kind === 'loading' && <output className="note">{say('console.inbox.loading')}</output>}
      {kind === 'failed' && (
        <p className="problem" role="alert">
          {say('console.inbox.failed')} {say(troubleKey(state.thrown))}
        </p>
      )}
      {touched > 0 && <TamperedCases count={touched} />}
      {today !== null && (
        <List state={{ ...state, today }} shelf={shelf} me={session.officerId} onHelp={help} />
      )}
      {helps && <ShortcutSheet onClose={() => setHelps(false)} />}
    </main>
  );
}
