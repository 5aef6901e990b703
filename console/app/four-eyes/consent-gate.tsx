import { type FormEvent, type ReactNode, useCallback, useId, useState } from 'react';

import type { Act } from '../../../cases/four-eyes.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { useKeptText } from '../kept.ts';
import { FocusedNote } from '../focused-note.tsx';
import { LoadLine } from '../load-line.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { sayRepeatable } from '../trouble.ts';
import { ask } from './ask.ts';
import { spend } from './spend.ts';
import { type LoadedAct, loadActs } from './load-acts.ts';
import { Withdraw } from './withdraw.tsx';

interface Props {
  readonly session: Session;
  readonly act: Act;
  /** The case or the survey. */
  readonly subject: string;
  readonly onExpired: () => void;
  /**
   * What can be done once somebody agreed. `use` spends the consent, once, and again where its answer was lost; throws
   * `Trouble`, and then nothing may be done.
   */
  readonly children?: (use: () => Promise<void>) => ReactNode;
}

/** Asks for a colleague’s consent, waits for it, and only then shows what it lets somebody do. */
export function ConsentGate({ session, act, subject, onExpired, children }: Props) {
  const { say, day } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => loadActs(session), [session]),
    onExpired,
  );
  const [asked, setAsked] = useState<number | null>(null);
  if (load.kind !== 'ready') return <LoadLine load={load} again={again} />;
  const about = load.value.acts.filter(({ row }) => row.act === act && row.subject === subject);
  const open = about.find(({ row }) => row.state === 'asked' || row.state === 'agreed');
  const link = <PlaceLink place={{ at: 'acts' }}>{say('acts.gate.see')}</PlaceLink>;
  if (open === undefined) {
    return (
      <>
        <Refusal about={about} officerId={session.officerId} />
        <AskForm
          session={session}
          act={act}
          subject={subject}
          onAsked={() => {
            setAsked((asked ?? 0) + 1);
            again();
          }}
        />
      </>
    );
  }
  const { row } = open;
  if (row.officer !== session.officerId) {
    return (
      <p className="note">
        {say('acts.gate.other', { officer: row.officer })} {link}
      </p>
    );
  }
  const withdraw = <Withdraw id={row.id} session={session} onDone={again} />;
  if (row.state === 'asked') {
    return (
      <>
        <FocusedNote of={asked}>{say('acts.saved')}</FocusedNote>
        <p className="note">
          {say('acts.gate.waits', { day: day(row.until) })}{' '}
          {row.decides !== 'you' && say(`acts.decides.${row.decides}`)} {link}
        </p>
        {withdraw}
      </>
    );
  }
  return (
    <>
      <p className="note good">{say('acts.gate.agreed', { day: day(row.until) })}</p>
      {children?.(async () => await spend(session, row.id))}
      {withdraw}
    </>
  );
}

function Refusal({
  about,
  officerId,
}: {
  readonly about: readonly LoadedAct[];
  readonly officerId: string;
}) {
  const { say } = useWords();
  const refused = about.find(({ row }) => row.state === 'refused' && row.officer === officerId);
  const answer = refused?.read.kind === 'read' ? refused.read.answer : null;
  if (answer === null || answer === undefined) return null;
  return <p className="note">{say('acts.gate.refused', { reason: answer.reason ?? '' })}</p>;
}

function AskForm({
  session,
  act,
  subject,
  onAsked,
}: Pick<Props, 'session' | 'act' | 'subject'> & { readonly onAsked: () => void }) {
  const { say } = useWords();
  const id = useId();
  const [reason, setReason, sent] = useKeptText(`ask/${act}/${subject}`);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    if (reason.trim() === '') {
      setProblem(say('acts.gate.no-why'));
      return;
    }
    setWorking(true);
    setProblem(null);
    try {
      await ask(session, { act, subject, reason: reason.trim() });
      sent();
      onAsked();
    } catch (thrown) {
      setProblem(sayRepeatable(say, 'acts.problem', thrown));
      setWorking(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="field">
        <label htmlFor={id}>{say('acts.gate.why')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-invalid={problem !== null}
        />
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" aria-disabled={working}>
        {say(working ? 'acts.working' : 'acts.gate.ask')}
      </button>
    </form>
  );
}
