import { useCallback, useState } from 'react';

import type { LookedAt } from '../../people-api.ts';
import { Client } from '../client.ts';
import { takeLinkSecret } from '../link-secret.ts';
import { useLoad } from '../load.ts';
import { startKeyWorker } from '../keys.ts';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import type { Enlisted } from '../worker/new-key-contract.ts';
import { CheckWords } from './check-words.tsx';
import { Joined } from './joined.tsx';
import { ShowWords } from './show-words.tsx';

type Step =
  { readonly at: 'begin' } | { readonly at: 'words' | 'check' | 'joined'; readonly made: Enlisted };

/** Where somebody with a one-time link makes keys, writes the passphrase down and gets an account. */
export function JoinPage() {
  const { say } = useWords();
  const [token] = useState(takeLinkSecret);
  const [client] = useState(() => new Client());
  const [step, setStep] = useState<Step>({ at: 'begin' });
  const look = useCallback(async () => {
    if (token === null) throw new Trouble('no-invitation');
    return await client.lookAtInvitation(token);
  }, [client, token]);
  const { load, again } = useLoad(look);

  async function join({ account, recipient }: Enlisted): Promise<void> {
    await client.join({ token: token ?? '', account: { ...account }, recipient });
  }

  if (load.kind === 'loading') {
    return (
      <main id="content" className="narrow" tabIndex={-1}>
        <output className="note">{say('join.loading')}</output>
      </main>
    );
  }
  if (load.kind === 'failed') return <Over thrown={load.thrown} again={again} />;
  switch (step.at) {
    case 'begin':
      return <Begin found={load.value} onMade={(made) => setStep({ at: 'words', made })} />;
    case 'words':
      return (
        <ShowWords
          passphrase={step.made.passphrase}
          onWritten={() => setStep({ at: 'check', made: step.made })}
        />
      );
    case 'check':
      return (
        <CheckWords
          made={step.made}
          button={say('join.check.button')}
          busy={say('join.check.working')}
          onBack={() => setStep({ at: 'words', made: step.made })}
          onRight={async () => {
            await join(step.made);
            setStep({ at: 'joined', made: step.made });
          }}
        />
      );
    case 'joined':
      return <Joined made={step.made} />;
    default:
      return step satisfies never;
  }
}

function Over({ thrown, again }: { readonly thrown: unknown; readonly again: () => void }) {
  const { say } = useWords();
  const over = thrown instanceof Trouble && thrown.because === 'no-invitation';
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say(over ? 'join.over' : 'join.failed')}</PageHeading>
      <p>{say(over ? 'join.over.why' : troubleKey(thrown))}</p>
      {!over && (
        <p className="buttons">
          <button type="button" className="main" onClick={again}>
            {say('join.again')}
          </button>
        </p>
      )}
    </main>
  );
}

interface BeginProps {
  readonly found: LookedAt;
  readonly onMade: (made: Enlisted) => void;
}

function Begin({ found, onMade }: BeginProps) {
  const { say, day } = useWords();
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function make() {
    if (working) return;
    setWorking(true);
    setThrown(null);
    const worker = startKeyWorker();
    try {
      const { role, rootPublic, roster } = found;
      onMade(await worker.keys.enlist({ role, rootPublic, roster }));
    } catch (error) {
      setThrown(error);
      setWorking(false);
    } finally {
      worker.end();
    }
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('console.join')}</PageHeading>
      <p>{say('join.lead', { role: say(`status.role.${found.role}`) })}</p>
      <p>{say('join.until', { day: day(found.lastDay) })}</p>
      <p>{say('join.steps')}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(troubleKey(thrown))}
        </p>
      )}
      <p className="buttons">
        <button type="button" className="main" aria-disabled={working} onClick={() => void make()}>
          {say(working ? 'join.working' : 'join.start')}
        </button>
      </p>
    </main>
  );
}
