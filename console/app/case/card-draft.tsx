import { type FormEvent, useId, useMemo, useState } from 'react';

import { coach } from '../../../dialogs/coach.ts';
import { type CardDraft as Draft, writeCard } from '../../../knowledge/card-file.ts';
import { cardFaults, cardTexts, type CardText } from '../../../knowledge/card-faults.ts';
import { topics } from '../../../knowledge/schema/card.ts';
import { marks } from '../../../knowledge/schema/fact.ts';
import { type Language, languages, type Localized } from '../../../platform/language.ts';
import { Choice } from '../inbox/choice.tsx';
import { useKept } from '../kept.ts';
import { languageNames } from '../language-names.ts';
import { useWords } from '../speech.tsx';
import { saveText } from '../surveys/print-part.ts';
import type { CaseView } from '../worker/case-views.ts';
import { ProblemLine } from './problem-line.tsx';
import { useWork, type WorkProps } from './use-work.ts';

/**
 * A question and its answer, made over into a card that is proposed: sealed in the case of the question, and handed to the
 * editors as a file. It publishes nothing.
 */
export function CardDraft(props: WorkProps) {
  const { say } = useWords();
  const { row, view } = props.loaded;
  const { send, working, problem, say: refuse } = useWork(props);
  const [draft, setDraft, clear] = useKept<Draft>(`${row.caseId}/card`, () => begun(view));
  const id = useId();
  const found = useMemo(() => coach(wordsIn(draft)), [draft]);
  const missing = useMemo(() => cardFaults(draft), [draft]);
  const traces = found.filter(({ kind }) => kind !== 'name').map(({ snippet }) => snippet);
  // Acts and offices are written with capitals as people are: of these somebody has to say which it is.
  const names = [...new Set(found.filter(({ kind }) => kind === 'name').map((one) => one.snippet))];
  const [looked, setLooked] = useState('');
  const asNames = names.join(', ');

  function submit(event: FormEvent) {
    event.preventDefault();
    void send({ kind: 'card', draft: JSON.stringify(draft) }, {}, clear);
  }

  function save() {
    if (traces.length > 0) refuse(say('card-draft.traces', { words: traces.join(', ') }));
    else if (asNames !== '' && looked !== asNames) refuse(say('card-draft.names.look'));
    else if (missing.length > 0) refuse(say('card-draft.missing'));
    else saveText(writeCard(draft), `${draft.id.trim()}.md`, 'text/plain');
  }

  return (
    <details className="card">
      <summary>{say('card-draft.heading')}</summary>
      <form onSubmit={submit} noValidate>
        <p className="help">{say('card-draft.lead')}</p>
        <p className="help">{say('card-draft.plain')}</p>
        <div className="field">
          <label htmlFor={id}>{say('card-draft.id')}</label>
          <input
            id={id}
            value={draft.id}
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, id: target.value })}
          />
        </div>
        <Choice
          label={say('card-draft.topic')}
          value={draft.topic}
          options={topics.map((each) => ({ value: each, text: say(`topic.${each}`) }))}
          onChange={(to) =>
            setDraft({ ...draft, topic: topics.find((one) => one === to) ?? draft.topic })
          }
        />
        <Choice
          label={say('card-draft.mark')}
          value={draft.mark}
          options={marks.map((each) => ({ value: each, text: each }))}
          onChange={(to) =>
            setDraft({ ...draft, mark: marks.find((one) => one === to) ?? draft.mark })
          }
        />
        {(['facts', 'date'] as const).map((name) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${name}`}>{say(`card-draft.${name}`)}</label>
            <input
              id={`${id}-${name}`}
              value={draft[name]}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
            />
          </div>
        ))}
        {languages.map((spoken) => (
          <fieldset key={spoken}>
            <legend>{languageNames[spoken]}</legend>
            {cardTexts.map((name) => (
              <div className="field" key={name}>
                <label htmlFor={`${id}-${spoken}-${name}`}>{say(`card-draft.${name}`)}</label>
                <textarea
                  id={`${id}-${spoken}-${name}`}
                  lang={spoken}
                  rows={rows[name]}
                  value={draft[name][spoken]}
                  onChange={({ target }) => setDraft(withText(draft, name, spoken, target.value))}
                />
              </div>
            ))}
          </fieldset>
        ))}
        {missing.length > 0 && (
          <details>
            <summary>{say('card-draft.problems', { count: missing.length })}</summary>
            <ul>
              {missing.map((fault) => (
                <li key={JSON.stringify(fault)}>
                  {say(`card-draft.${fault.field}`)}
                  {'language' in fault && ` · ${languageNames[fault.language]}`}
                </li>
              ))}
            </ul>
          </details>
        )}
        {asNames !== '' && (
          <label className="check">
            <input
              type="checkbox"
              checked={looked === asNames}
              onChange={({ target }) => setLooked(target.checked ? asNames : '')}
            />
            {say('card-draft.names', { words: asNames })}
          </label>
        )}
        <ProblemLine text={problem} />
        <div className="buttons">
          <button type="submit" aria-disabled={working}>
            {say('card-draft.seal')}
          </button>
          <button type="button" onClick={save}>
            {say('card-draft.save')}
          </button>
        </div>
        <p className="help">{say('card-draft.after')}</p>
      </form>
    </details>
  );
}

const rows: Readonly<Record<CardText, number>> = {
  title: 2,
  short: 5,
  details: 6,
  next: 4,
  asked: 7,
  source: 2,
};

function withText(draft: Draft, name: CardText, language: Language, text: string): Draft {
  return { ...draft, [name]: { ...draft[name], [language]: text } };
}

/** The draft that was sealed last; else the question and the last answer, to be rewritten. */
function begun({ work, rows: asked, thread, language }: CaseView): Draft {
  if (work.card !== null) return JSON.parse(work.card) as Draft;
  const question = asked.findLast(({ answer }) => answer.kind === 'said')?.answer;
  const said = question?.kind === 'said' ? question.text : '';
  const answers = thread.flatMap((entry) =>
    entry.kind === 'message' && entry.by !== 'reporter' ? [entry.text] : [],
  );
  const none: Localized = { kk: '', ru: '', en: '' };
  return {
    id: '',
    topic: 'reporting',
    mark: 'C',
    facts: '',
    date: '',
    source: none,
    title: none,
    details: none,
    next: none,
    short: { ...none, [language]: answers.at(-1) ?? '' },
    asked: { ...none, [language]: said },
  };
}

function wordsIn(draft: Draft): string {
  return cardTexts.flatMap((name) => languages.map((each) => draft[name][each])).join('\n');
}
