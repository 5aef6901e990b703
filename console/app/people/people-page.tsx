import { useCallback } from 'react';

import { may } from '../../duties.ts';
import { resetFactors } from '../../factors-api.ts';
import { useProof } from '../account/use-proof.tsx';
import { useExpiry } from '../use-expiry.ts';
import { thrownIn, useStoring } from '../use-storing.ts';
import { LoadLine } from '../load-line.tsx';
import { useLoad } from '../load.ts';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { Accounts } from './accounts.tsx';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Who has an account, who is invited, and a link for somebody new. */
export function PeoplePage({ session, onExpired }: Props) {
  const { say } = useWords();
  const { client } = session;
  const { load, again } = useLoad(useCallback(() => client.people(), [client]));
  const { proved, dialog } = useProof(client);
  const [state, store] = useStoring();
  const refused = thrownIn(state);
  useExpiry(load.kind === 'failed' ? load.thrown : refused, onExpired);

  async function act(work: () => Promise<void>) {
    await store(async () => await work().finally(again));
  }

  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.people')}</PageHeading>
      <p>{say('people.lead')}</p>
      <p>
        <PlaceLink place={{ at: 'roles' }}>{say('people.roles')}</PlaceLink>
      </p>
      {refused !== null && (
        <p className="problem" role="alert">
          {say(troubleKey(refused))}
        </p>
      )}
      {dialog}
      <InviteForm session={session} onTried={again} />
      <LoadLine load={load} again={again} loading={say('people.loading')} />
      {load.kind === 'ready' && (
        <>
          <Invitations
            invitations={load.value.invitations}
            onWithdraw={(id) => void act(() => client.withdraw(id))}
          />
          <Accounts
            accounts={load.value.accounts}
            self={session.officerId}
            onClose={(id) => void act(() => client.closeAccount(id))}
            onReset={
              may(session.role, 'reset-factors')
                ? (id) =>
                    void act(async () => {
                      await proved(() =>
                        client.post(`/api/people/${id}/factors/reset`, resetFactors, {}),
                      );
                    })
                : null
            }
          />
        </>
      )}
    </main>
  );
}
