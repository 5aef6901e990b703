import { useCallback, useMemo, useState } from 'react';

import type { Source } from '../../../cases/statistics/imports/source.ts';
import { quarter as quarterIn } from '../../../cases/statistics/quarter.ts';
import { longestNote, type Snapshot } from '../../../cases/statistics/snapshot.ts';
import { quarterWords, sourceName } from '../../../cases/statistics/words.ts';
import { languages } from '../../../platform/language.ts';
import { languageNames } from '../language-names.ts';
import { useKept } from '../kept.ts';
import { useLoad } from '../load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { takeFocus } from '../take-focus.ts';
import { sayRepeatable, troubleKey } from '../trouble.ts';
import type { CountedCases } from './counted-cases.ts';
import type { OwnCells } from './lists.ts';
import { coveredSources, nextSnapshot, quartersToPublish } from './next-snapshot.ts';
import { publish as publishSigned } from './publish.ts';
import type { Published } from './published.ts';
import { SnapshotView } from './snapshot-view.tsx';

interface Props {
  readonly session: Session;
  readonly counted: CountedCases;
  readonly own: OwnCells;
  readonly published: Published;
  /** What other systems counted, see the part about them. */
  readonly sources: readonly Source[];
  /** With the number of the entry. */
  readonly onPublished: (number: number) => void;
  /** Something else was published meanwhile. */
  readonly onStale: () => void;
}

const noNote = { kk: '', ru: '', en: '' };
const none: ReadonlySet<string> = new Set();

/** The officer sees exactly what will be published, and signs that. */
export function PublishPart({
  session,
  counted,
  own,
  published,
  sources,
  onPublished,
  onStale,
}: Props) {
  const { say, language } = useWords();
  const { today } = published;
  const quarters = useMemo(() => quartersToPublish(counted, today), [counted, today]);
  const [wanted, setWanted] = useState(quarters[0] ?? '');
  const [audience, setAudience] = useState<Snapshot['audience']>('analysts');
  const [note, setNote, sent] = useKept(`statistics/${wanted}`, () => noNote);
  const [shown, setShown] = useState<ReadonlySet<string>>(none);
  const [asked, setAsked] = useState(false);
  const [wentBack, setWentBack] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { load } = useLoad(useCallback(() => session.keys.ownBody({}), [session]));
  const quarter = quarterIn(wanted);
  if (load.kind === 'failed') {
    return (
      <p className="problem" role="alert">
        {say(troubleKey(load.thrown))}
      </p>
    );
  }
  if (load.kind === 'loading' || quarter === null) return null;
  const offered = coveredSources(sources, quarter);
  const chosen = offered.filter(({ key }) => shown.has(key));
  const written = languages.filter((each) => note[each].trim() !== '').length;
  const { snapshot, obstacles } = nextSnapshot(counted, own, published, {
    body: load.value.body,
    group: session.role === 'oversight' ? 'oversight' : 'default',
    quarter,
    audience,
    sources: chosen,
    note:
      written === languages.length
        ? { kk: note.kk.trim(), ru: note.ru.trim(), en: note.en.trim() }
        : null,
  });
  const leftOut = snapshot.figures === null ? 0 : chosen.length - (snapshot.external?.length ?? 0);
  const isCorrection = snapshot.corrects !== null;
  const missing = [
    ...(obstacles.uncounted > 0
      ? [say('statistics.publish.uncounted', { count: obstacles.uncounted })]
      : []),
    ...(obstacles.waiting > 0 ? [say('statistics.waiting', { count: obstacles.waiting })] : []),
    ...(obstacles.pending > 0
      ? [say('statistics.publish.pending', { count: obstacles.pending })]
      : []),
    ...(published.broken ? [say('trust.broken')] : []),
    ...(isCorrection && written < languages.length ? [say('statistics.publish.why-missing')] : []),
    ...(!isCorrection && written > 0 && written < languages.length
      ? [say('statistics.publish.note-missing')]
      : []),
  ];

  async function publish() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      if ((await publishSigned(session, snapshot)) === 'earlier') {
        setProblem(say('statistics.publish.earlier'));
        setWorking(false);
        setWentBack(true);
        setAsked(false);
        onStale();
        return;
      }
      sent();
      onPublished(snapshot.number);
    } catch (thrown) {
      setProblem(sayRepeatable(say, 'statistics.publish.failed', thrown));
      setWorking(false);
    }
  }

  return (
    <section aria-label={say('statistics.publish')}>
      <p className="help">{say('statistics.publish.help')}</p>
      <label className="field short">
        {say('statistics.publish.quarter')}
        <select value={wanted} onChange={(event) => setWanted(event.target.value)}>
          {quarters.map((each) => (
            <option key={each} value={each}>
              {quarterWords(language, each)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="field">
        <legend>{say('statistics.publish.audience')}</legend>
        {(['analysts', 'public'] as const).map((each) => (
          <label key={each} className="pick">
            <input
              type="radio"
              name="audience"
              checked={audience === each}
              onChange={() => setAudience(each)}
            />
            {say(`statistics.audience.${each}`)}
          </label>
        ))}
      </fieldset>
      {offered.length > 0 && (
        <fieldset className="field">
          <legend>{say('statistics.publish.sources')}</legend>
          <p className="help">{say('statistics.publish.sources.help')}</p>
          {offered.map(({ key, from }) => (
            <label key={key} className="pick">
              <input
                type="checkbox"
                checked={shown.has(key)}
                onChange={({ target }) => {
                  const next = new Set(shown);
                  if (target.checked) next.add(key);
                  else next.delete(key);
                  setShown(next);
                }}
              />
              <bdi>{sourceName(language, from)}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      {isCorrection && (
        <p className="note warn">
          {say(
            snapshot.figures === null
              ? 'statistics.publish.withdraws'
              : 'statistics.publish.corrects',
            { number: snapshot.corrects ?? 0 },
          )}
        </p>
      )}
      <fieldset className="field">
        <legend>{say(isCorrection ? 'statistics.publish.why' : 'statistics.publish.note')}</legend>
        {languages.map((each) => (
          <label key={each} className="field" lang={each}>
            {languageNames[each]}
            <textarea
              rows={2}
              maxLength={longestNote}
              value={note[each]}
              onChange={(event) => setNote({ ...note, [each]: event.target.value })}
            />
          </label>
        ))}
      </fieldset>
      <div className="card">
        <h2>{say('statistics.publish.preview', { quarter: quarterWords(language, quarter) })}</h2>
        <SnapshotView snapshot={snapshot} heading="h3" />
      </div>
      {leftOut > 0 && <p className="note warn">{say('statistics.publish.sources.left-out')}</p>}
      {missing.map((each) => (
        <p key={each} className="note warn">
          {each}
        </p>
      ))}
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {asked ? (
        <fieldset className="confirm" tabIndex={-1} ref={takeFocus}>
          <legend>{say('statistics.publish.confirm')}</legend>
          <div className="buttons">
            <button
              type="button"
              className="main"
              aria-disabled={working}
              onClick={() => void publish()}
            >
              {say(working ? 'statistics.publish.working' : 'statistics.publish.yes')}
            </button>
            <button
              type="button"
              onClick={() => {
                setWentBack(true);
                setAsked(false);
              }}
            >
              {say('statistics.publish.no')}
            </button>
          </div>
        </fieldset>
      ) : (
        <button
          type="button"
          className="main"
          aria-disabled={missing.length > 0}
          ref={wentBack ? takeFocus : null}
          onClick={() => setAsked(missing.length === 0)}
        >
          {say('statistics.publish.button')}
        </button>
      )}
    </section>
  );
}
