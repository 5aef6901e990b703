import { type FormEvent, useId } from 'react';

import { useKeptText } from '../kept.ts';
import { longestMessage } from '../message-form.tsx';
import { useWords } from '../speech.tsx';
import { ProblemLine } from './problem-line.tsx';
import { useWork, type WorkProps } from './use-work.ts';
import { officerWords } from './work-words.ts';

/** What officers write for each other: the reporter never gets it. */
export function Notes(props: WorkProps) {
  const words = useWords();
  const { say, day } = words;
  const { view } = props.loaded;
  const { send, working, problem, say: refuse } = useWork(props);
  const [text, setText, clear] = useKeptText(`${props.loaded.row.caseId}/note`);
  const id = useId();
  const notes = view.thread.flatMap((entry) =>
    entry.kind === 'work' && entry.word.kind === 'note'
      ? [{ ...entry, text: entry.word.text }]
      : [],
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') refuse(say('case.note.empty'));
    else void send({ kind: 'note', text: text.trim() }, {}, clear);
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('case.notes')}</h2>
      {notes.length > 0 && (
        <ol className="thread">
          {notes.map((note) => (
            <li key={note.entryId}>
              <p className="quiet">
                {day(note.day)} · {officerWords(words, note.officer, view.me)}
              </p>
              <p className="written">
                <bdi>{note.text}</bdi>
              </p>
            </li>
          ))}
        </ol>
      )}
      <form onSubmit={submit} noValidate>
        <label htmlFor="note">{say('case.note')}</label>
        <p id={`${id}-help`} className="help">
          {say('case.note.help')}
        </p>
        <textarea
          id="note"
          rows={3}
          maxLength={longestMessage}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby={`${id}-help ${id}-problem`}
        />
        <ProblemLine id={`${id}-problem`} text={problem} />
        <button type="submit" aria-disabled={working}>
          {say('case.note.save')}
        </button>
      </form>
    </section>
  );
}
