import { useCallback, useId, useState } from 'react';

import { made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import { riskFromProposal } from '../../../../analysis/register/proposed.ts';
import { type Risk, wordsIn } from '../../../../analysis/register/risk.ts';
import { type Dismissal, type Proposal, proposals } from '../../../../analysis/register/signals.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { useLoad } from '../../load.ts';
import type { Session } from '../../session.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { TextField } from '../fields.tsx';
import { type Row, saveRows } from '../store.ts';
import { directionName } from './labels.ts';
import { loadSeen } from './load-seen.ts';
import { Part } from './part.tsx';
import { useStoring } from '../../use-storing.ts';

interface Props {
  readonly session: Session;
  readonly project: ProjectId;
  readonly today: DateIso;
  readonly risks: readonly Risk[];
  readonly dismissals: readonly Row<Dismissal>[];
  readonly onAccept: (risk: Risk, source: string) => void;
  readonly onDismissed: () => void;
  readonly onExpired: () => void;
}

/** Published numbers that may be the sign of a risk: taken over by the officer, or dismissed with a reason. */
export function Signals(props: Props) {
  const { session, risks, dismissals, onExpired } = props;
  const { say, day } = useWords();
  const id = useId();
  const { load, again } = useLoad(useCallback(() => loadSeen(session), [session]));
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('signals.heading')}</h2>
      <p className="help">{say('signals.about')}</p>
      <Part load={load} of="signals" onAgain={again} onExpired={onExpired}>
        {(seen) => {
          const found = proposals(
            seen,
            risks,
            dismissals.map(({ document }) => document.body),
          );
          return found.length === 0 ? (
            <p className="empty">{say('signals.empty')}</p>
          ) : (
            <ul className="written-list">
              {found.map((proposal) => (
                <One key={proposal.id} {...props} proposal={proposal} />
              ))}
            </ul>
          );
        }}
      </Part>
      {dismissals.length > 0 && (
        <details>
          <summary>{say('signals.dismissed', { count: dismissals.length })}</summary>
          <ul>
            {dismissals.map(({ id: key, document: { body } }) => (
              <li key={key}>
                {day(body.day)}: <bdi>{body.signal}</bdi> – <bdi>{body.reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function One({
  proposal,
  session,
  project,
  today,
  onAccept,
  onDismissed,
}: Props & { readonly proposal: Proposal }) {
  const words = useWords();
  const { say, language } = words;
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const [state, store] = useStoring();

  async function dismiss() {
    if (reason === null || reason.trim().length < 3) {
      setProblem(say('signals.reason.missing'));
      return;
    }
    const by = session.officerId;
    const body: Dismissal = { v: 1, signal: proposal.id, reason: reason.trim(), by, day: today };
    const change = { day: today, officer: by, what: 'made', note: reason.trim() } as const;
    try {
      await saveRows(session, project, [
        {
          id: newDocumentId(systemRandom),
          kind: 'signal',
          expected: 0,
          document: made(body, change),
        },
      ]);
      onDismissed();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    }
  }

  return (
    <li>
      <p>
        <strong>{wordsIn(proposal.risk, language)}</strong>
      </p>
      <p>
        {directionName(words, proposal.direction)}. {wordsIn(proposal.source.says, language)}
      </p>
      <p className="quiet">{proposal.id}</p>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {reason === null ? (
        <div className="buttons">
          <button
            type="button"
            className="main"
            onClick={() => onAccept(riskFromProposal(proposal, '0'.repeat(32)), proposal.id)}
          >
            {say('signals.accept')}
          </button>
          <button type="button" onClick={() => setReason('')}>
            {say('signals.dismiss')}
          </button>
        </div>
      ) : (
        <>
          <TextField label={say('signals.reason')} value={reason} onChange={setReason} />
          <div className="buttons">
            <button
              type="button"
              className="main"
              aria-disabled={state === 'working'}
              onClick={() => void store(dismiss)}
            >
              {say('signals.dismiss')}
            </button>
            <button type="button" onClick={() => setReason(null)}>
              {say('register.cancel')}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
