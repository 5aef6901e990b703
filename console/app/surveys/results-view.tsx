import { useCallback } from 'react';

import { phrase } from '../../../knowledge/phrases.ts';
import { csv, resultRows } from '../../../surveys/csv.ts';
import { percent } from '../../../surveys/note.ts';
import type { Results } from '../../../surveys/results.ts';
import { useLoad } from '../load.ts';
import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { BreakdownTables } from './breakdown-tables.tsx';
import { categoriesIn } from './category-words.ts';
import { Comparison } from './comparison.tsx';
import { CountTables } from './count-tables.tsx';
import { NoteForm } from './note-form.tsx';
import { printPart, saveText } from './print-part.ts';
import { PublishForm } from './publish-form.tsx';
import { countSurvey, publishedIn, type LoadedSurvey } from './survey-load.ts';
import { Texts } from './texts.tsx';

interface Props {
  readonly loaded: LoadedSurvey;
  readonly session: Session;
  readonly onPublished: () => void;
}

/** What a closed survey came to. */
export function ResultsView({ loaded, session, onPublished }: Props) {
  const { say } = useWords();
  const { survey } = loaded;
  const { row } = loaded;
  const { load } = useLoad(
    useCallback(
      async () =>
        session.role === 'analysis' ? publishedIn(row) : await countSurvey(session, survey),
      [session, survey, row],
    ),
  );
  if (load.kind === 'loading') {
    return <output className="note">{say('surveys.results.loading')}</output>;
  }
  if (load.kind === 'failed') {
    return (
      <p className="problem" role="alert">
        {say('surveys.results.failed')} {say(troubleKey(load.thrown))}
      </p>
    );
  }
  if (load.value === null) return <p className="empty">{say('surveys.results.unpublished')}</p>;
  return (
    <Counted loaded={loaded} results={load.value} session={session} onPublished={onPublished} />
  );
}

function Counted({ loaded, session, onPublished, results }: Props & { readonly results: Results }) {
  const { say } = useWords();
  const { survey } = loaded;
  const asks = reads(session);
  const written = survey.questionnaire.questions.filter(
    (question) => question.type === 'text' || ('other' in question && question.other),
  );
  return (
    <div className="print-results">
      <Rate results={results} />
      <Exports loaded={loaded} results={results} />
      {results.answers === 0 ? (
        <p className="empty">{say('surveys.results.empty')}</p>
      ) : (
        <>
          <CountTables survey={survey} results={results} />
          <BreakdownTables survey={survey} results={results} />
        </>
      )}
      {asks && written.length > 0 && <Texts survey={survey} session={session} />}
      {results.answers > 0 && session.role !== 'analysis' && (
        <Comparison loaded={loaded} results={results} session={session} />
      )}
      {results.answers > 0 && <NoteForm loaded={loaded} results={results} />}
      <PublishForm loaded={loaded} results={results} session={session} onPublished={onPublished} />
    </div>
  );
}

function Rate({ results }: { readonly results: Results }) {
  const { say, language } = useWords();
  const { answers, invited, spent } = results;
  return (
    <section className="card" aria-label={say('surveys.rate')}>
      <p className="big">
        {say('surveys.rate.of', {
          answers,
          invited,
          percent: percent(answers, invited, language),
        })}
      </p>
      <p className="quiet">
        {spent === null ? say('surveys.rate.open') : say('surveys.rate.spent', { spent })}
      </p>
    </section>
  );
}

function Exports({
  loaded,
  results,
}: {
  readonly loaded: LoadedSurvey;
  readonly results: Results;
}) {
  const { say, language } = useWords();
  const head = (['question', 'answer', 'people', 'asked', 'percent'] as const).map((column) =>
    phrase(language, `surveys.column.${column}`),
  );
  return (
    <div className="buttons no-print">
      <button
        type="button"
        onClick={() => {
          const words = { ...categoriesIn(language), head };
          const { questions } = loaded.survey.questionnaire;
          const rows = resultRows(questions, results, language, words);
          saveText(csv(rows), 'survey-results.csv', 'text/csv');
        }}
      >
        {say('surveys.export.csv')}
      </button>
      <button type="button" onClick={() => printPart('results')}>
        {say('surveys.export.print')}
      </button>
    </div>
  );
}
