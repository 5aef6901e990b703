import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';

/** Why the ceremony is not open: done already, no such link, or no connection. */
export function NotOpen({
  thrown,
  again,
}: {
  readonly thrown: unknown;
  readonly again: () => void;
}) {
  const { say } = useWords();
  const because = thrown instanceof Trouble ? thrown.because : null;
  const refused = because === 'wrong-token' || because === 'already-set-up';
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say(refused ? 'set-up.over' : 'set-up.over.failed')}</PageHeading>
      {because === 'wrong-token' && <p>{say('set-up.over.why')}</p>}
      {because === 'already-set-up' && (
        <>
          <p>{say('set-up.over.done')}</p>
          <PlaceLink place={{ at: 'sign-in', officerId: null }}>
            {say('set-up.done.sign-in')}
          </PlaceLink>
        </>
      )}
      {!refused && (
        <>
          <p>{say(troubleKey(thrown))}</p>
          <p className="buttons">
            <button type="button" className="main" onClick={again}>
              {say('join.again')}
            </button>
          </p>
        </>
      )}
    </main>
  );
}
