import { type ReactNode, useId } from 'react';

import type { OwnForm } from '../../../knowledge/own-form.ts';
import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { LoadLine } from '../load-line.tsx';
import type { OwnFormUse } from './use-own-form.ts';

/** A part of the settings that changes the form: its heading, its states, and what was saved or refused. */
export function OwnPart({
  heading,
  lead,
  use: { load, again, state, thrown },
  children,
}: {
  readonly heading: PhraseKey;
  readonly lead: PhraseKey;
  readonly use: OwnFormUse;
  readonly children: (form: OwnForm) => ReactNode;
}) {
  const { say } = useWords();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say(heading)}</h2>
      <p>{say(lead)}</p>
      {state === 'done' && <output className="note good">{say('settings.saved')}</output>}
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(troubleKey(thrown))}
        </p>
      )}
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && children(load.value.form)}
    </section>
  );
}
