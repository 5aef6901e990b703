import { useCallback, useState } from 'react';

import { factors } from '../../factors-api.ts';
import { useLoad } from '../load.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { LoadLine } from '../load-line.tsx';
import { useExpiry } from '../use-expiry.ts';
import { AddPasskey } from './add-passkey.tsx';
import { AddTotp } from './add-totp.tsx';
import { CodeSheet } from './code-sheet.tsx';
import { FactorList } from './factor-list.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Sessions } from './sessions.tsx';
import { useProof } from './use-proof.tsx';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
  /** There is a second factor now where the body asks for one: the rest of the console opens. */
  readonly onEnrolled: () => void;
}

/** How the own account is entered: second factors, recovery codes, and where it is signed in. */
export function AccountPage({ session, onExpired, onEnrolled }: Props) {
  const { say } = useWords();
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(() => client.get('/api/me/factors', factors.answer), [client]),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { proved, dialog } = useProof(client);

  const isLacking = session.factor === 'must' || session.factor === 'spare';

  function added(sheet: readonly string[] | null) {
    setCodes(sheet);
    again();
    // With codes to write down it waits until they were kept.
    if (sheet === null && isLacking) onEnrolled();
  }

  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.account')}</PageHeading>
      <p>{say('account.lead')}</p>
      {dialog}
      {codes !== null && (
        <CodeSheet
          codes={codes}
          onKept={() => {
            setCodes(null);
            if (session.factor !== 'has') onEnrolled();
          }}
        />
      )}
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && codes === null && (
        <>
          {session.factor === 'must' && (
            <p className="note warn">
              {say(load.value.needs === 'passkey' ? 'account.must.passkey' : 'account.must')}
            </p>
          )}
          {session.factor === 'spare' && <p className="note warn">{say('account.spare')}</p>}
          <FactorList own={load.value} client={client} proved={proved} onChanged={again} />
          <AddPasskey client={client} proved={proved} onAdded={added} />
          {load.value.needs === 'passkey' ? (
            <p className="quiet">{say('account.add-totp.after')}</p>
          ) : (
            <AddTotp
              isSpare={load.value.rule === 'passkey'}
              client={client}
              proved={proved}
              onAdded={added}
            />
          )}
          {load.value.factors.length > 0 && (
            <RecoveryCodes
              left={load.value.codesLeft}
              client={client}
              proved={proved}
              onMade={setCodes}
            />
          )}
        </>
      )}
      <Sessions session={session} onExpired={onExpired} />
    </main>
  );
}
