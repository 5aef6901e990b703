import { type FormEvent, useId } from 'react';

import { coach } from '../../../dialogs/coach.ts';
import { type CardDraft as Draft, writeCard } from '../../../knowledge/card-file.ts';
import { parseCard, topics } from '../../../knowledge/schema/card.ts';
import { marks } from '../../../knowledge/schema/fact.ts';
import { SenimError } from '../../../platform/errors.ts';
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
  const { say, language } = useWords();
  const { row, view } = props.loaded;
  const { send, working, problem, say: refuse } = useWork(props);
  const [draft, setDraft, clear] = useKept<Draft>(`${row.caseId}/card`, () => begun(view));
  const id = useId();
  const file = writeCard(draft);
  const traces = tracesIn(draft);
  const missing = problemsOf(file);

  function submit(event: FormEvent) {
    event.preventDefault();
    void send({ kind: 'card', draft: JSON.stringify(draft) }, {}, clear);
  }

  function save() {
    if (traces.length > 0) refuse(say('card-draft.traces', { words: traces.join(', ') }));
    else if (missing.length > 0) refuse(say('card-draft.missing'));
    else saveText(file, `${draft.id}.md`, 'text/plain');
  }

  return (
    <details className="card">
      <summary>{say('card-draft.heading')}</summary>
      <form onSubmit={submit} noValidate>
        <p className="help">{say('card-draft.lead')}</p>
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
          options={topics.map((each) => ({ value: each, text: each }))}
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
            {texts.map((name) => (
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
            <ul lang={language === 'en' ? undefined : 'en'}>
              {missing.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </details>
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

const texts = ['title', 'short', 'details', 'next', 'asked', 'source'] as const;
type TextName = (typeof texts)[number];

const rows: Readonly<Record<TextName, number>> = {
  title: 2,
  short: 5,
  details: 6,
  next: 4,
  asked: 7,
  source: 2,
};

function withText(draft: Draft, name: TextName, language: Language, text: string): Draft {
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

/** What may show a person. Acts are written with capitals as names are, so that of a source only numbers are told. */
function tracesIn(draft: Draft): readonly string[] {
  return texts.flatMap((name) =>
    coach(languages.map((language) => draft[name][language]).join('\n'))
      .filter(({ kind }) => name !== 'source' || kind !== 'name')
      .map(({ snippet }) => snippet),
  );
}

/** What `npm run content` would say of the file by itself. */
function problemsOf(file: string): readonly string[] {
  try {
    parseCard(file);
    return [];
  } catch (error) {
    if (error instanceof SenimError) return error.message.split('\n');
    throw error;
  }
}
