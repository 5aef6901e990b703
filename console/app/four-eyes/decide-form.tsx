import { useId, useState } from 'react';

import type { CaseId } from '../../../cases/sealed.ts';
import type { DateIso } from '../../../platform/time.ts';
import { loadCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { takeFocus } from '../take-focus.ts';
import { sayRepeatable } from '../trouble.ts';
import { perSession } from '../unanswered.ts';
import type { LoadedAct } from './load-acts.ts';

interface Props {
  readonly act: LoadedAct;
  readonly session: Session;
  readonly today: DateIso;
  readonly onChanged: () => void;
}

/** Answers of which nobody said that they arrived. */
const answers = perSession<Parameters<Session['client']['answerAct']>[1]>();

/** The second officer’s word: a consent after a second look, or a refusal with its reason. */
export function DecideForm({ act: { row }, session, today, onChanged }: Props) {
  const { say } = useWords();
  const id = useId();
  const [step, setStep] = useState<'choose' | 'agree' | 'refuse'>('choose');
  const [why, setWhy] = useState('');
  const [reads, setReads] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const unread = row.act === 'close-not-confirmed' && reads === null;

  async function run(work: () => Promise<void>) {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(sayRepeatable(say, 'acts.problem', thrown));
    } finally {
      setWorking(false);
    }
  }

  async function answer(says: 'consent' | 'refuse') {
    const reason = says === 'refuse' ? why.trim() : null;
    await answers(session).send(
      JSON.stringify([row.id, says, reason]),
      async () => await session.keys.signAnswer({ request: row, says, reason, day: today }),
      async (given) => await session.client.answerAct(row.id, given),
    );
    onChanged();
  }

  async function look() {
    const { handle, held } = await loadCase(session, row.subject as CaseId);
    try {
      setReads((await session.keys.readProposal({ handle, request: row })).reason);
    } finally {
      held.close();
    }
  }

  return (
    <>
      {row.act === 'close-not-confirmed' && (
        <>
          {reads === null ? (
            <p>
              <button type="button" onClick={() => void run(look)}>
                {say('acts.look')}
              </button>
            </p>
          ) : (
            <blockquote className="written" tabIndex={-1} ref={takeFocus}>
              <p className="quiet">{say('acts.look.lead')}</p>
              <p>
                <bdi>{reads}</bdi>
              </p>
            </blockquote>
          )}
        </>
      )}
      {step === 'choose' && (
        <div className="buttons">
          <button
            type="button"
            onClick={() => (unread ? setProblem(say('acts.look.first')) : setStep('agree'))}
          >
            {say('acts.agree')}
          </button>
          <button type="button" onClick={() => setStep('refuse')}>
            {say('acts.refuse')}
          </button>
        </div>
      )}
      {step === 'agree' && (
        <fieldset className="confirm" tabIndex={-1} ref={takeFocus}>
          <legend>{say('acts.agree.confirm')}</legend>
          <div className="buttons">
            <button
              type="button"
              className="main"
              aria-disabled={working}
              onClick={() => void run(() => answer('consent'))}
            >
              {say(working ? 'acts.working' : 'acts.agree')}
            </button>
            <button type="button" onClick={() => setStep('choose')}>
              {say('acts.cancel')}
            </button>
          </div>
        </fieldset>
      )}
      {step === 'refuse' && (
        <div className="field">
          <label htmlFor={id}>{say('acts.refuse.reason')}</label>
          <textarea
            id={id}
            ref={takeFocus}
            rows={3}
            maxLength={2000}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className="buttons">
            <button
              type="button"
              aria-disabled={working}
              onClick={() =>
                why.trim() === ''
                  ? setProblem(say('acts.gate.no-why'))
                  : void run(() => answer('refuse'))
              }
            >
              {say(working ? 'acts.working' : 'acts.refuse')}
            </button>
            <button type="button" onClick={() => setStep('choose')}>
              {say('acts.cancel')}
            </button>
          </div>
        </div>
      )}
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
