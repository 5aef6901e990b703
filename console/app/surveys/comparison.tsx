import { useCallback, useId, useState } from 'react';

import type { Question } from '../../../knowledge/schema/questionnaire.ts';
import { categoryWords } from '../../../surveys/categories.ts';
import { type Change, changesOf, sameQuestions, type Wave } from '../../../surveys/compare.ts';
import { percent } from '../../../surveys/note.ts';
import type { Results } from '../../../surveys/results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { useLoad } from '../load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { categoriesIn } from './category-words.ts';
import { countSurvey, type LoadedSurvey } from './survey-load.ts';
import { Wide } from './wide.tsx';

interface Props {
  readonly loaded: LoadedSurvey;
  readonly results: Results;
  readonly session: Session;
}

/** The same questions in an earlier survey: what changed, and how sure that is. */
export function Comparison({ loaded, results, session }: Props) {
  const { say, day, language } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState<Survey | null>(null);
  if (loaded.others.length === 0) return null;
  const now: Wave = { questions: loaded.survey.questionnaire.questions, results };
  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('surveys.compare')}</h2>
      <div className="field no-print">
        <label htmlFor={id}>{say('surveys.compare.with')}</label>
        <select
          id={id}
          value={chosen?.id ?? ''}
          onChange={(event) =>
            setChosen(loaded.others.find((one) => one.id === event.target.value) ?? null)
          }
        >
          <option value="">{say('surveys.compare.nothing')}</option>
          {loaded.others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.form.title[language]} ({day(one.opens)})
            </option>
          ))}
        </select>
      </div>
      {chosen !== null && <Compared before={chosen} now={now} session={session} />}
    </section>
  );
}

interface ComparedProps {
  readonly before: Survey;
  readonly now: Wave;
  readonly session: Session;
}

function Compared({ before, now, session }: ComparedProps) {
  const { say } = useWords();
  const { load } = useLoad(useCallback(() => countSurvey(session, before), [session, before]));
  if (load.kind === 'loading') {
    return <output className="quiet">{say('surveys.results.loading')}</output>;
  }
  if (load.kind === 'failed') {
    return (
      <p className="problem" role="alert">
        {say(troubleKey(load.thrown))}
      </p>
    );
  }
  const earlier: Wave = { questions: before.questionnaire.questions, results: load.value };
  const same = sameQuestions(earlier, now);
  if (same.length === 0) return <p className="empty">{say('surveys.compare.none')}</p>;
  return (
    <>
      <p className="help">{say('surveys.compare.help')}</p>
      <p className="help formula">
        1.96 · √( (1 − f₁)·p₁(1 − p₁)/(n₁ − 1) + (1 − f₂)·p₂(1 − p₂)/(n₂ − 1) )
      </p>
      {same.map((question) => (
        <Changes
          key={question.id}
          question={question}
          changes={changesOf(question, earlier, now)}
        />
      ))}
    </>
  );
}

function Changes({
  question,
  changes,
}: {
  readonly question: Question;
  readonly changes: readonly Change[];
}) {
  const { say, language } = useWords();
  const words = categoriesIn(language);
  const figure = (part: number) => percent(part, 1, language);
  return (
    <>
      <h3>
        <bdi>{question.label[language]}</bdi>
      </h3>
      <Wide label={`${say('surveys.compare')}: ${question.label[language]}`}>
        <table>
          <caption className="hidden">{question.label[language]}</caption>
          <thead>
            <tr>
              <th scope="col">{say('surveys.column.answer')}</th>
              <th scope="col" className="figure">
                {say('surveys.compare.before')}
              </th>
              <th scope="col" className="figure">
                {say('surveys.compare.after')}
              </th>
              <th scope="col">{say('surveys.compare.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.of}>
                <th scope="row">
                  <bdi>{categoryWords(question, change.of, language, words)}</bdi>
                </th>
                <td className="figure">{figure(change.before)}</td>
                <td className="figure">{figure(change.after)}</td>
                <td>{differenceOf(change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );

  function differenceOf({ before, after, margin }: Change): string {
    const difference = `${after < before ? '−' : '+'}${figure(Math.abs(after - before))}`;
    if (margin === null) return say('surveys.compare.few', { difference });
    const sure = Math.abs(after - before) > margin;
    return say(sure ? 'surveys.compare.sure' : 'surveys.compare.unsure', {
      difference,
      margin: figure(margin),
    });
  }
}
