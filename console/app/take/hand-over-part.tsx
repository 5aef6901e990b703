import { type FormEvent, useId, useState } from 'react';

import { movesFor } from '../../../cases/case-kind.ts';
import { type PaperLanguage, paperLanguages } from '../../../knowledge/schema/paper.ts';
import { saveFile } from '../analysis/save-file.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { Choice } from '../inbox/choice.tsx';
import { languageNames } from '../language-names.ts';
import { longestMessage } from '../message-form.tsx';
import { useWords } from '../speech.tsx';
import { carefulCopy, type Copy } from './copy.ts';
import { CopyForm } from './copy-form.tsx';
import { handOver, type HandedOver } from './hand-over.ts';
import { KeyField } from './key-field.tsx';
import { noteTaken } from './note-taken.ts';
import { redraw } from './redraw.ts';
import { type TakeProps, useTaking } from './use-taking.ts';
import { wordsIn } from './words-in.ts';

/** The case for another body: sealed for its key, with a letter, a coupon and the reason that the reporter reads. */
export function HandOverPart({ loaded, session, desk, onDone, onTrouble }: TakeProps) {
  const { say, language } = useWords();
  const { working, problem, attempt, checkHere, refuse } = useTaking(onTrouble);
  const [copy, setCopy] = useState<Copy>(() => carefulCopy(loaded, language));
  const [body, setBody] = useState('');
  const [key, setKey] = useState<{ readonly key: string; readonly numbers: string } | null>(null);
  const [compared, setCompared] = useState(false);
  const [reason, setReason] = useState('');
  const [letter, setLetter] = useState<PaperLanguage>(language === 'kk' ? 'kk' : 'ru');
  const [done, setDone] = useState<HandedOver | null>(null);
  const id = useId();
  const { kind, state } = loaded.view;

  if (done !== null) return <Done done={done} />;
  if (!movesFor(kind, state).includes('handed-over')) {
    return (
      <p className="note" role="note">
        {say('take.hand-over.closed', { status: say(`status.${state}`) })}
      </p>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (body.trim() === '') return refuse(say('take.body.empty'));
    if (key === null) return refuse(say('take.key.wrong'));
    if (!compared) return refuse(say('take.key.compare'));
    if (reason.trim() === '') return refuse(say('console.status.no-reason'));
    void attempt(async (rest) => {
      const order = { copy, body: body.trim(), key, reason: reason.trim(), letter };
      const handed = await handOver(loaded, { desk, session }, order, {
        wordsIn,
        redraw,
        checkHere,
      });
      const to = { body: order.body, key: key.numbers };
      await rest(async () => {
        await noteTaken(desk, copy, { how: 'hand-over', sha256: handed.sha256, to });
        setDone(handed);
        onDone();
      });
    });
  }

  return (
    <form className="card" onSubmit={submit} noValidate>
      <p>{say('take.hand-over.lead')}</p>
      <div className="field">
        <label htmlFor={`${id}-body`}>{say('take.body')}</label>
        <input
          id={`${id}-body`}
          maxLength={300}
          value={body}
          onChange={({ target }) => setBody(target.value)}
          required
        />
      </div>
      <KeyField
        session={session}
        onKey={(next) => {
          setKey(next);
          setCompared(false);
          refuse(null);
        }}
      />
      {key !== null && (
        <label className="pick">
          <input
            type="checkbox"
            checked={compared}
            onChange={({ target }) => setCompared(target.checked)}
          />
          <span>{say('take.key.compared')}</span>
        </label>
      )}
      <CopyForm loaded={loaded} copy={copy} onChange={setCopy} named="take.named.outside" />
      <div className="field">
        <label htmlFor={`${id}-reason`}>{say('take.reason')}</label>
        <p id={`${id}-reason-help`} className="help">
          {say('take.reason.help')}
        </p>
        <textarea
          id={`${id}-reason`}
          rows={4}
          maxLength={longestMessage}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          aria-describedby={`${id}-reason-help`}
          required
        />
      </div>
      <Choice
        label={say('take.letter.language')}
        value={letter}
        options={paperLanguages.map((each) => ({ value: each, text: languageNames[each] }))}
        onChange={(value) => setLetter(value === 'kk' ? 'kk' : 'ru')}
      />
      <ProblemLine text={problem} />
      <button type="submit" className="main" aria-disabled={working}>
        {say(working ? 'take.working' : 'take.hand-over.do')}
      </button>
    </form>
  );
}

/** Everything that goes to the other body; the case's own page tells it again at any time. */
function Done({ done: { name, bytes, sha256, letter, numbers } }: { readonly done: HandedOver }) {
  const { say } = useWords();
  return (
    <section className="note good" aria-labelledby="handed">
      <h2 id="handed">{say('take.hand-over.done')}</h2>
      <p>{say('take.hand-over.next')}</p>
      <p className="buttons">
        <button
          type="button"
          className="main"
          onClick={() => saveFile(bytes, 'application/octet-stream', name)}
        >
          {say('take.save')}
        </button>
        <button type="button" onClick={() => saveFile(letter.bytes, letter.mime, letter.name)}>
          {say('take.letter.save')}
        </button>
      </p>
      <p className="help">
        {say('take.key.numbers')} <code translate="no">{numbers}</code>
      </p>
      <p className="help">
        SHA-256 <code translate="no">{sha256}</code>
      </p>
    </section>
  );
}
