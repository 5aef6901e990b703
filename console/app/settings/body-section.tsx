import { useCallback, useId } from 'react';

import { useLoad } from '../load.ts';
import { PlaceLink } from '../place-link.tsx';
import { reads } from '../session.ts';
import { useWords } from '../speech.tsx';
import { LoadLine } from '../load-line.tsx';
import type { SectionProps } from './section-props.ts';

/** What the root signed: shown as this console's own keys checked it, and changed elsewhere. */
export function BodySection({ session }: SectionProps) {
  const { say } = useWords();
  const heading = useId();
  const { keys } = session;
  const { load, again } = useLoad(
    useCallback(async () => ({ ...(await keys.ownBody({})), ...(await keys.members({})) }), [keys]),
  );
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('settings.body')}</h2>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <dl>
          <dt>{say('settings.body.name')}</dt>
          <dd>{load.value.body}</dd>
          <dt>{say('settings.body.groups')}</dt>
          {(['default', 'oversight', 'analysis'] as const).map((group) => (
            <dd key={group}>
              {say(`settings.body.group.${group}`, {
                count: load.value.members.filter(
                  ({ kind, groups }) => kind !== 'recovery' && groups.includes(group),
                ).length,
              })}
            </dd>
          ))}
        </dl>
      )}
      <p className="help">{say('settings.body.why')}</p>
      {reads(session) && (
        <p>
          <PlaceLink place={{ at: 'keys' }}>{say('settings.body.keys')}</PlaceLink>
        </p>
      )}
    </section>
  );
}
