import { useCallback, useState } from 'react';

import { useExpiringLoad } from '../use-expiring-load.ts';
import { FocusedNote } from '../focused-note.tsx';
import { LoadLine } from '../load-line.tsx';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { type LoadedAct, loadActs } from './load-acts.ts';
import { OneAct } from './one-act.tsx';

interface Props {
  readonly session: Session;
  readonly onDecided: () => void;
  readonly onExpired: () => void;
}

/** Everything that two have to agree to: what waits for this officer, for others, and what was decided. */
export function ActsPage({ session, onDecided, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => loadActs(session), [session]),
    onExpired,
  );
  // How often something was signed or taken back here: each time the list is drawn anew, and its button is gone.
  const [done, setDone] = useState(0);
  const changed = () => {
    setDone(done + 1);
    again();
    onDecided();
  };
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.acts')}</PageHeading>
      <p>{say('acts.lead')}</p>
      <FocusedNote of={done === 0 ? null : done}>{say('acts.saved')}</FocusedNote>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          <Shelf
            name="yours"
            acts={load.value.acts.filter(({ row }) => waitsForMe(row))}
            {...{ session, changed, today: load.value.today }}
          />
          <Shelf
            name="others"
            acts={load.value.acts.filter(({ row }) => waits(row) && !waitsForMe(row))}
            {...{ session, changed, today: load.value.today }}
          />
          <Shelf
            name="ended"
            acts={load.value.acts.filter(({ row }) => !waits(row))}
            {...{ session, changed, today: load.value.today }}
          />
          <section className="card" aria-labelledby="acts-roster">
            <h2 id="acts-roster">{say('acts.roster')}</h2>
            <p>{say('acts.roster.lead')}</p>
            <p>
              <PlaceLink place={{ at: 'keys' }}>{say('console.keys')}</PlaceLink>
            </p>
          </section>
        </>
      )}
    </main>
  );
}

function waits({ state }: LoadedAct['row']): boolean {
  return state === 'asked' || state === 'agreed';
}

/** What was agreed to waits for whoever asked, and for nobody's decision. */
function waitsForMe({ state, decides }: LoadedAct['row']): boolean {
  return state === 'asked' && decides === 'you';
}

function Shelf({
  name,
  acts,
  session,
  today,
  changed,
}: {
  readonly name: 'yours' | 'others' | 'ended';
  readonly acts: readonly LoadedAct[];
  readonly session: Session;
  readonly today: Awaited<ReturnType<typeof loadActs>>['today'];
  readonly changed: () => void;
}) {
  const { say } = useWords();
  const id = `acts-${name}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say(`acts.${name}`)}</h2>
      {acts.length === 0 ? (
        <p className="quiet">{say(`acts.${name}.empty`)}</p>
      ) : (
        <ul className="acts">
          {acts.map((act) => (
            <li key={act.row.id}>
              <OneAct act={act} session={session} today={today} onChanged={changed} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
