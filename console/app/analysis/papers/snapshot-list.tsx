import { useId, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { projectSheet } from '../../../../analysis/project-papers/make.ts';
import { hasNewer, type Snapshot } from '../../../../analysis/project-papers/snapshot.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { languageNames } from '../../language-names.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { DayField, LineField } from '../fields.tsx';
import { type Row, saveRows } from '../store.ts';
import { papers } from './paper-list.ts';
import { savePaper } from './paper-tools.ts';
import type { PaperProps } from './paper-props.ts';
import { useStoring } from '../../use-storing.ts';

/** What was frozen: each with its number and hash, whether it was signed, and whether the project says more by now. */
export function SnapshotList(props: PaperProps) {
  const { work } = props;
  const { say } = useWords();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('papers.snapshots')}</h2>
      {work.snapshots.length === 0 ? (
        <p className="empty">{say('papers.snapshots.empty')}</p>
      ) : (
        <ul className="written-list">
          {work.snapshots.map((row) => (
            <One key={row.id} {...props} found={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({
  found,
  session,
  project,
  today,
  work,
  input,
  reload,
  again,
}: PaperProps & { readonly found: Row<Snapshot> }) {
  const { say, day, language } = useWords();
  const { body } = found.document;
  const paper = papers.find(({ id }) => id === body.paper);
  const [note, setNote] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const [signing, setSigning] = useState(false);
  const [on, setOn] = useState<DateIso>(today);
  const [post, setPost] = useState('');
  const isOlder =
    paper !== undefined && hasNewer(body, projectSheet(paper, body.sheet.language, input));

  const [, store] = useStoring();

  async function attempt(act: () => Promise<void>) {
    setNote(null);
    try {
      await act();
    } catch (thrown) {
      setNote({ text: say(troubleKey(thrown)), isBad: true });
    }
  }

  async function take() {
    const { fileOf } = await import('../../../../analysis/project-papers/snapshot.ts');
    const { bytes, isSame } = await fileOf(body);
    savePaper(bytes, body.paper, body.sheet.language, body.number);
    if (!isSame) setNote({ text: say('papers.other-bytes'), isBad: true });
  }

  async function sign() {
    if (post.trim() === '') {
      setNote({ text: say('papers.sign.post.missing'), isBad: true });
      return;
    }
    const { signingRows } = await import('./signing-rows.ts');
    const by = { on, post: post.trim() };
    const change = {
      day: today,
      officer: session.officerId,
      what: 'status',
      note: say('papers.signed', { day: day(on), post: by.post }),
    } as const;
    const rows = await signingRows({ snapshot: found, project, plan: work.plan }, by, change);
    await saveRows(session, project.id as string as ProjectId, rows);
    setSigning(false);
    reload();
    again();
  }

  return (
    <li>
      <p>
        <strong>
          {say('papers.number', { number: body.number })} {paper?.name[language] ?? body.paper}
        </strong>{' '}
        <span className="quiet">
          {languageNames[body.sheet.language]}, {day(body.day)}
        </span>
      </p>
      <p className={isOlder ? 'note warn' : 'quiet'}>
        {body.signed === null
          ? say('papers.draft')
          : say('papers.signed', { day: day(body.signed.day), post: body.signed.post })}{' '}
        {isOlder ? say('papers.newer') : say('papers.current')}
      </p>
      <p className="hash">SHA-256 {body.signed?.sha256 ?? body.sha256}</p>
      {note !== null && (
        <p className={note.isBad ? 'problem' : 'note'} role="alert">
          {note.text}
        </p>
      )}
      {signing ? (
        <fieldset className="confirm">
          <legend>{say('papers.sign')}</legend>
          <DayField
            label={say('papers.sign.day')}
            value={on}
            onChange={(chosen) => setOn(chosen ?? today)}
          />
          <LineField
            label={say('papers.sign.post')}
            help={say('papers.sign.post.help')}
            value={post}
            onChange={setPost}
          />
          <div className="buttons">
            <button
              type="button"
              className="main"
              onClick={() => void store(async () => await attempt(sign))}
            >
              {say('papers.sign')}
            </button>
            <button type="button" onClick={() => setSigning(false)}>
              {say('register.cancel')}
            </button>
          </div>
        </fieldset>
      ) : (
        <div className="buttons no-print">
          <button type="button" onClick={() => void store(async () => await attempt(take))}>
            {say('papers.take.number', { number: body.number })}
          </button>
          {body.signed === null && (
            <button type="button" onClick={() => setSigning(true)}>
              {say('papers.sign')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
