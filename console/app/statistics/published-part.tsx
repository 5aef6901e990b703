import { standing } from '../../../cases/statistics/snapshot-problem.ts';
import { quarterWords } from '../../../cases/statistics/words.ts';
import { FocusedNote } from '../focused-note.tsx';
import { useWords } from '../speech.tsx';
import type { Published } from './published.ts';
import { SnapshotView } from './snapshot-view.tsx';

interface Props {
  readonly published: Published;
  /** The number of an entry that was signed a moment ago; `null` = none. */
  readonly signed: number | null;
}

/** Everything that was published: what stands, and what it took the place of. */
export function PublishedPart({ published, signed }: Props) {
  const { say, day, language } = useWords();
  const { snapshots, broken } = published;
  const valid = new Set(standing(snapshots.map(({ snapshot }) => snapshot)));
  return (
    <section aria-label={say('statistics.published')}>
      <FocusedNote of={signed}>
        {signed !== null && say('statistics.publish.done', { number: signed })}
      </FocusedNote>
      {broken && (
        <p className="alarm" role="alert">
          {say('trust.broken')}
        </p>
      )}
      {snapshots.length === 0 && <p className="empty">{say('statistics.published.empty')}</p>}
      {snapshots.toReversed().map(({ snapshot, hash }, at) => (
        <details key={snapshot.number} className="card" open={at === 0}>
          <summary>
            {say('statistics.published.line', {
              number: snapshot.number,
              quarter: quarterWords(language, snapshot.quarter),
              day: day(snapshot.day),
            })}
            {', '}
            {say(`statistics.audience.${snapshot.audience}`)}
            {!valid.has(snapshot) && `, ${say('statistics.published.replaced')}`}
          </summary>
          {snapshot.group === 'oversight' && <p>{say('trust.oversight')}</p>}
          <SnapshotView snapshot={snapshot} heading="h2" />
          <p className="help">{say('statistics.hash')}</p>
          <p className="hash">{hash}</p>
        </details>
      ))}
    </section>
  );
}
