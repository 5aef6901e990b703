import { useCallback, useId } from 'react';

import { dateWords } from '../../../knowledge/dates.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type HouseState, houseState } from '../../state-api.ts';
import { useLoad } from '../load.ts';
import { useWords } from '../speech.tsx';
import { useExpiry } from '../use-expiry.ts';
import { LoadLine } from '../load-line.tsx';
import type { SectionProps } from './section-props.ts';

/** How the house stands: store, disk, backup, self-check, daily letter, clock. */
export function StateSection({ session, onExpired }: SectionProps) {
  const { say, language } = useWords();
  const heading = useId();
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(() => client.get('/api/settings/state', houseState.answer), [client]),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const on = (day: DateIso | null) =>
    day === null ? say('settings.state.never') : dateWords(language, day);
  const letter = (standing: HouseState['digest']) =>
    standing.kind === 'failing'
      ? say('settings.state.letter.failing', { day: dateWords(language, standing.since) })
      : say(`settings.state.letter.${standing.kind}`);
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('settings.state')}</h2>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          {load.value.notices.length === 0 && <p>{say('settings.state.well')}</p>}
          {load.value.notices.map((notice) => (
            <p key={notice} className="problem" role="alert">
              {say(`settings.state.notice.${notice}`)}
            </p>
          ))}
          <dl>
            <dt>{say('settings.state.store')}</dt>
            <dd>{say(`settings.state.engine.${load.value.engine}`)}</dd>
            {load.value.engine === 'postgres' && (
              <dd>{say(`settings.state.copies.${load.value.copies}`)}</dd>
            )}
            {load.value.diskFree !== null && (
              <>
                <dt>{say('settings.state.disk')}</dt>
                <dd>{say('settings.state.free', { percent: load.value.diskFree })}</dd>
              </>
            )}
            <dt>{say('settings.state.backup')}</dt>
            <dd>{on(load.value.backup)}</dd>
            <dt>{say('settings.state.check')}</dt>
            <dd>{on(load.value.selfCheck)}</dd>
            <dt>{say('settings.state.letter')}</dt>
            <dd>{letter(load.value.digest)}</dd>
            <dt>{say('settings.state.today')}</dt>
            <dd>{dateWords(language, load.value.today)}</dd>
          </dl>
          <p className="help">{say('settings.state.why')}</p>
        </>
      )}
    </section>
  );
}
