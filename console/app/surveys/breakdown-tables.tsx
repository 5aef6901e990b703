import { useId } from 'react';

import type { Question } from '../../../knowledge/schema/questionnaire.ts';
import type { Breakdown, BreakdownPart } from '../../../surveys/breakdown.ts';
import { categoryWords } from '../../../surveys/categories.ts';
import type { Results } from '../../../surveys/results.ts';
import type { Share } from '../../../surveys/share.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { useWords } from '../speech.tsx';
import { categoriesIn } from './category-words.ts';
import { Wide } from './wide.tsx';

interface Props {
  readonly survey: Survey;
  readonly results: Results;
}

/** The declared breakdowns, as far as they point at nobody; what is left out is said. */
export function BreakdownTables({ survey, results }: Props) {
  const { say } = useWords();
  const id = useId();
  if (results.breakdowns.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say('surveys.breakdowns')}</h2>
      <p className="help">{say('surveys.breakdowns.help')}</p>
      {results.breakdowns.map((breakdown) => (
        <ByQuestion key={breakdown.by} breakdown={breakdown} survey={survey} />
      ))}
    </section>
  );
}

function ByQuestion({
  breakdown,
  survey,
}: {
  readonly breakdown: Breakdown;
  readonly survey: Survey;
}) {
  const { say, language } = useWords();
  const { questions } = survey.questionnaire;
  const divider = questions.find(({ id }) => id === breakdown.by);
  if (divider === undefined) return null;
  return (
    <>
      <h3>{say('surveys.breakdowns.by', { question: divider.label[language] })}</h3>
      {breakdown.parts.length === 0 && <p className="empty">{say('surveys.breakdowns.nothing')}</p>}
      {breakdown.parts.map((part) => {
        const question = questions.find(({ id }) => id === part.question);
        return question === undefined ? null : (
          <Part key={part.question} part={part} question={question} divider={divider} />
        );
      })}
    </>
  );
}

interface PartProps {
  readonly part: BreakdownPart;
  readonly question: Question;
  readonly divider: Question;
}

function Part({ part, question, divider }: PartProps) {
  const { say, language } = useWords();
  const words = categoriesIn(language);
  const shareWords = useShareWords();
  const groups = divider.type === 'single' ? divider.options.map((one) => one.id) : [];
  const shown = new Map(part.groups.map((group) => [group.of, group]));
  const columns = [...new Set(part.groups.flatMap(({ shares }) => shares.map(({ of }) => of)))];
  const mayPass = divider.declinable || divider.skippable;
  const rows = [...groups, ...(mayPass ? ['not-stated'] : [])];
  return (
    <div className="card result">
      <h4>
        <bdi>{question.label[language]}</bdi>
      </h4>
      {part.groups.length === 0 ? (
        <p className="quiet">{say('surveys.breakdowns.hidden')}</p>
      ) : (
        <Wide label={`${divider.label[language]} – ${question.label[language]}`}>
          <table>
            <caption className="hidden">{question.label[language]}</caption>
            <thead>
              <tr>
                <th scope="col">{say('surveys.breakdowns.group')}</th>
                <th scope="col" className="figure">
                  {say('surveys.column.people')}
                </th>
                {columns.map((of) => (
                  <th scope="col" key={of}>
                    {categoryWords(question, of, language, words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((of) => {
                const group = shown.get(of);
                return (
                  <tr key={of}>
                    <th scope="row">{categoryWords(divider, of, language, words)}</th>
                    {group === undefined ? (
                      <td colSpan={columns.length + 1} className="quiet">
                        {say('surveys.breakdowns.few')}
                      </td>
                    ) : (
                      <>
                        <td className="figure">{group.people}</td>
                        {columns.map((column) => {
                          const share = group.shares.find((one) => one.of === column)?.share;
                          return (
                            <td key={column}>{share === undefined ? '–' : shareWords(share)}</td>
                          );
                        })}
                      </>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Wide>
      )}
    </div>
  );
}

function useShareWords(): (share: Share) => string {
  const { say } = useWords();
  return ({ kind, percent }) => say(`surveys.share.${kind}`, { percent });
}
