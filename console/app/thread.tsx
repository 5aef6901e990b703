import type { LoadedCase } from './case-load.ts';
import { Tampered } from './case/tampered.tsx';
import { FileList } from './files.tsx';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import type { ThreadEntry } from './worker/case-views.ts';

interface Props {
  readonly loaded: LoadedCase;
  readonly session: Session;
}

/** All that was said since the report was filed, oldest first. */
export function Thread({ loaded, session }: Props) {
  const { say } = useWords();
  // What officers say to each other stands by itself: nobody may take it for a letter.
  const thread = loaded.view.thread.filter(({ kind }) => kind !== 'work');
  return (
    <section className="card" aria-labelledby="thread">
      <h2 id="thread">{say('console.thread.heading')}</h2>
      {thread.length === 0 ? (
        <p className="quiet">{say('console.thread.empty')}</p>
      ) : (
        <ol className="thread">
          {thread.map((entry) => (
            <li key={entry.entryId} className={entry.kind}>
              <Entry entry={entry} loaded={loaded} session={session} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ entry, loaded, session }: Props & { readonly entry: ThreadEntry }) {
  const { say, day } = useWords();
  const { language } = loaded.view;
  switch (entry.kind) {
    case 'message':
      return (
        <article>
          <p className="quiet">
            {day(entry.day)} ·{' '}
            {entry.by === 'reporter'
              ? say('console.thread.reporter')
              : say(`status.role.${entry.by}`)}
          </p>
          <p className="written" lang={language}>
            <bdi>{entry.text}</bdi>
          </p>
          {entry.files.length > 0 && (
            <FileList files={entry.files} loaded={loaded} session={session} />
          )}
        </article>
      );
    case 'status':
      return (
        <article>
          <p className="quiet">
            {day(entry.day)} · {say(`status.role.${entry.by}`)} ·{' '}
            <strong>{say('console.thread.moved', { status: say(`status.${entry.to}`) })}</strong>
          </p>
          <p className="written" lang={language}>
            <bdi>{entry.reason}</bdi>
          </p>
          {entry.alone && (
            <p className="problem" role="alert">
              {say('console.thread.alone')}
            </p>
          )}
        </article>
      );
    case 'work':
      return null;
    case 'tampered':
      return (
        <article className="problem">
          <p>
            <strong>{say('tampered.letter')}</strong> · {day(entry.day)}
          </p>
          <div role="alert">
            <Tampered what={entry.what} caseId={loaded.row.caseId} day={loaded.today} />
          </div>
        </article>
      );
    default:
      return entry satisfies never;
  }
}
