import type { DateIso } from '../../../platform/time.ts';
import { pathOf } from '../route.ts';
import { useWords } from '../speech.tsx';
import type { SignedChange } from '../worker/roster-contract.ts';
import { Sheets } from './sheets.tsx';

/** What was made with a new list and is shown once: how the new people sign in, and the sheets of a new recovery key. */
export function HandedOver({
  change: { access, sheets },
  body,
  day,
}: {
  readonly change: Pick<SignedChange, 'access' | 'sheets'>;
  readonly body: string;
  readonly day: DateIso;
}) {
  const { say } = useWords();
  return (
    <>
      {access.map(({ officerId, role, passphrase }) => (
        <section key={officerId} className="note warn" aria-label={officerId}>
          <p>{say('keys.access.once')}</p>
          <dl>
            <dt>{say(`status.role.${role}`)}</dt>
            <dd>
              <code translate="no">{officerId}</code>
            </dd>
            <dt>{say('keys.access.link')}</dt>
            <dd>
              <code translate="no">{location.origin + pathOf({ at: 'sign-in', officerId })}</code>
            </dd>
            <dt>{say('keys.access.passphrase')}</dt>
            <dd>
              <code translate="no" className="words">
                {passphrase}
              </code>
            </dd>
          </dl>
        </section>
      ))}
      {sheets !== null && <Sheets sheets={sheets} body={body} day={day} />}
    </>
  );
}
