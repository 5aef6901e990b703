import type { FactorAsked } from '../../api.ts';
import { signInChallenge } from '../../factors-api.ts';
import type { AskFactor } from '../enter.ts';
import type { Client } from '../client.ts';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import { ShowFactor } from './show-factor.tsx';

interface Props {
  readonly asked: FactorAsked;
  readonly client: Client;
  readonly onLet: (answer: Awaited<ReturnType<AskFactor>>) => void;
  /** The passphrase is asked for anew. */
  readonly onOver: (thrown: unknown) => void;
}

/** The second step of signing in: the passphrase was right. */
export function FactorStep({ asked, client, onLet, onOver }: Props) {
  const { say } = useWords();
  const { attempt, ways, now } = asked;
  return (
    <main className="narrow" id="content" tabIndex={-1}>
      <PageHeading>{say('account.step')}</PageHeading>
      <p>{say('account.step.lead')}</p>
      <section className="card">
        <ShowFactor
          ways={ways}
          now={now}
          challenge={async () =>
            (await over(client.post('/api/sign-in/challenge', signInChallenge, { attempt })))
              .options
          }
          give={async (given) => onLet(await over(client.signInFactor(attempt, given)))}
          onCancel={() => onOver(null)}
        />
      </section>
    </main>
  );

  async function over<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Trouble && error.because === 'attempt-over') onOver(error);
      throw error;
    }
  }
}
