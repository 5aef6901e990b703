import { type FormEvent, useCallback, useId, useState } from 'react';

import template from '../../../knowledge/surveys/internal-analysis.json' with { type: 'json' };
import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import { emptyDraft, type SurveyDraft } from '../../../surveys/draft.ts';
import { draftOf } from '../../../surveys/draft-form.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import { wayFromHere } from '../route.ts';
import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { repeatableKey, troubleKey } from '../trouble.ts';
import { beginDraft } from './begin-draft.ts';
import { Drafts } from './drafts.tsx';
import { StateMark } from './state-mark.tsx';
import { loadSurveys, type SurveyLine, type SurveyList } from './survey-load.ts';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Every survey with its state, the drafts, and the way to a new one. */
export function SurveysPage({ session, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => loadSurveys(session), [session]),
    onExpired,
  );
  const asks = reads(session);
  return (
    <main id="content" tabIndex={-1}>
      <div className="heading">
        <PageHeading>{say('surveys.heading')}</PageHeading>
        <button type="button" onClick={again} aria-disabled={load.kind === 'loading'}>
          {say('console.inbox.again')}
        </button>
      </div>
      {load.kind === 'loading' && <output className="note">{say('surveys.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('surveys.failed')} {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && (
        <>
          <Surveys list={load.value} />
          {asks && <Drafts drafts={load.value.drafts} session={session} onDropped={again} />}
          {asks && <NewSurvey list={load.value} session={session} />}
        </>
      )}
    </main>
  );
}

function Surveys({ list }: { readonly list: SurveyList }) {
  const { say } = useWords();
  if (list.surveys.length === 0) return <p className="empty">{say('surveys.empty')}</p>;
  return (
    <table className="inbox">
      <caption className="hidden">{say('surveys.heading')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('surveys.title')}</th>
          <th scope="col">{say('surveys.state')}</th>
          <th scope="col">{say('surveys.window')}</th>
          <th scope="col">{say('surveys.invited')}</th>
        </tr>
      </thead>
      <tbody>
        {list.surveys.map((line) => (
          <Line key={line.row.survey} line={line} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, list }: { readonly line: SurveyLine; readonly list: SurveyList }) {
  const { say, day, language } = useWords();
  const { row, read } = line;
  if (read.kind === 'failed') {
    return (
      <tr>
        <td colSpan={4} className="problem">
          {say('surveys.unsigned')} {say(troubleKey(read.thrown))}
        </td>
      </tr>
    );
  }
  const { survey, published } = read;
  return (
    <tr>
      <th scope="row" data-label={say('surveys.title')}>
        <PlaceLink place={{ at: 'survey', survey: survey.id }}>
          {survey.form.title[language]}
        </PlaceLink>
      </th>
      <td data-label={say('surveys.state')}>
        {read.kind === 'left' ? (
          <strong>{say('surveys.left')}</strong>
        ) : (
          <StateMark survey={survey} state={row.state} published={published} today={list.today} />
        )}
      </td>
      <td data-label={say('surveys.window')}>
        {say('surveys.from-to', { from: day(survey.opens), to: day(survey.closes) })}
      </td>
      <td data-label={say('surveys.invited')}>{survey.invited}</td>
    </tr>
  );
}

function NewSurvey({ list, session }: { readonly list: SurveyList; readonly session: Session }) {
  const { say, language } = useWords();
  const [from, setFrom] = useState('template');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setProblem(null);
    const onward = wayFromHere();
    try {
      onward({ at: 'survey-draft', draft: await beginDraft(session, from, begun()) });
    } catch (thrown) {
      setProblem(say(repeatableKey(thrown)));
      setWorking(false);
    }
  }

  function begun(): SurveyDraft {
    if (from === 'template') return draftOf(parseQuestionnaire(template));
    const copied = list.surveys.find(({ row }) => row.survey === from)?.read;
    if (copied?.kind !== 'read') return emptyDraft();
    const { form, access, readers, breakdowns } = copied.survey;
    return {
      ...draftOf(copied.survey.questionnaire),
      title: form.title,
      access,
      readers,
      breakdowns,
    };
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('surveys.new')}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="field">
          <label htmlFor={id}>{say('surveys.new.from')}</label>
          <select id={id} value={from} onChange={(event) => setFrom(event.target.value)}>
            <option value="template">{say('surveys.new.template')}</option>
            <option value="empty">{say('surveys.new.empty')}</option>
            {list.surveys.flatMap(({ row, read }) =>
              read.kind === 'read'
                ? [
                    <option key={row.survey} value={row.survey}>
                      {say('surveys.new.copy', { title: read.survey.form.title[language] })}
                    </option>,
                  ]
                : [],
            )}
          </select>
        </div>
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="main" aria-disabled={working}>
          {say('surveys.new.begin')}
        </button>
      </form>
    </section>
  );
}
