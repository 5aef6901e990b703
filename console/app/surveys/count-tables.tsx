import { useId } from 'react';

import { dateWords } from '../../../knowledge/dates.ts';
import { numberText } from '../../../knowledge/numbers.ts';
import type { Question } from '../../../knowledge/schema/questionnaire.ts';
import { categoryWords } from '../../../surveys/categories.ts';
import { percent } from '../../../surveys/note.ts';
import type { PublishedCount, Results } from '../../../surveys/results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { useWords } from '../speech.tsx';
import { Bar, StackedBar } from './bars.tsx';
import { categoriesIn } from './category-words.ts';

interface Props {
  readonly survey: Survey;
  readonly results: Results;
}

/** Each question that is counted: its chart, and the numbers beside it. */
export function CountTables({ survey, results }: Props) {
  const { say } = useWords();
  const id = useId();
  const { questions } = survey.questionnaire;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say('surveys.counts')}</h2>
      <p className="help">{say('surveys.counts.help')}</p>
      {results.counts.map((count) => {
        const question = questions.find((one) => one.id === count.question);
        return question === undefined ? null : (
          <QuestionCount key={count.question} question={question} count={count} />
        );
      })}
    </section>
  );
}

function QuestionCount({
  question,
  count,
}: {
  readonly question: Question;
  readonly count: PublishedCount;
}) {
  const { say, language } = useWords();
  const words = categoriesIn(language);
  const name = (of: string) =>
    question.type === 'date'
      ? dateWords(language, of)
      : categoryWords(question, of, language, words);
  const { counts, asked, answered, declined, skipped, notAsked, values } = count;
  const lines = [
    ...counts.map((each) => ({ name: name(each.of), people: each.people })),
    ...(counts.length === 0 ? [{ name: words.answered, people: answered }] : []),
    { name: words.declined, people: declined },
    { name: words.skipped, people: skipped },
  ];
  return (
    <div className="card result">
      <h3>
        <bdi>{question.label[language]}</bdi>
      </h3>
      {question.type === 'scale' && answered > 0 && (
        <StackedBar parts={counts.map(({ of, people }) => ({ of, part: people / answered }))} />
      )}
      <table className="tally">
        <caption className="hidden">{question.label[language]}</caption>
        <thead>
          <tr>
            <th scope="col">{say('surveys.column.answer')}</th>
            <th scope="col" className="figure">
              {say('surveys.column.people')}
            </th>
            <th scope="col" className="figure">
              {say('surveys.column.percent')}
            </th>
            <th scope="col" className="chart">
              <span className="hidden">{say('surveys.column.bar')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">
                <bdi>{line.name}</bdi>
              </th>
              <td className="figure">{line.people}</td>
              <td className="figure">{percent(line.people, asked, language)}</td>
              <td className="chart">
                <Bar part={asked === 0 ? 0 : line.people / asked} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">
        {say('surveys.counts.asked', { asked })}
        {notAsked > 0 && ` ${say('surveys.counts.not-asked', { notAsked })}`}
        {question.type === 'multiple' && ` ${say('surveys.counts.multiple')}`}
        {values !== null &&
          ` ${say('surveys.counts.values', {
            mean: numberText(language, Math.round(values.mean * 100) / 100),
            median: numberText(language, Math.round(values.median * 100) / 100),
          })}`}
      </p>
    </div>
  );
}
