import { useId } from 'react';

import type { DocumentId, ProjectId } from '../../../../analysis/ids.ts';
import { heatMap } from '../../../../analysis/register/list.ts';
import { gradeName, steps, stepWords } from '../../../../analysis/register/matrix.ts';
import { type Risk, wordsIn } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { Wide } from '../../surveys/wide.tsx';
import { TabLink } from '../tab-link.tsx';
import { gradeText } from './labels.ts';

interface Props {
  readonly project: ProjectId;
  readonly risks: readonly Risk[];
}

/** The matrix with the number of risks in each cell, and the same as a list: nothing is said by colour alone. */
export function HeatTable({ project, risks }: Props) {
  const words = useWords();
  const { say, language } = words;
  const id = useId();
  const estimated = risks.filter(({ estimate }) => estimate !== null);
  const name = (risk: string) => {
    const found = risks.find((each) => each.id === risk);
    return found === undefined ? '' : wordsIn(found.risk, language) || say('register.unnamed');
  };
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('register.matrix')}</h2>
      <Wide label={say('register.matrix.axes')}>
        <table className="heat">
          <caption className="hidden">{say('register.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('register.likelihood')}</th>
              {steps.map((step) => (
                <th key={step} scope="col">
                  {step}. {stepWords('consequence', step).name[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heatMap(risks).map((cells) => {
              const [first] = cells;
              if (first === undefined) return null;
              return (
                <tr key={first.likelihood}>
                  <th scope="row">
                    {first.likelihood}. {stepWords('likelihood', first.likelihood).name[language]}
                  </th>
                  {cells.map((cell) => (
                    <td key={cell.consequence} className={`heat-${cell.grade}`}>
                      <span className="quiet">{gradeName(cell.grade)[language]}</span>
                      {cell.risks.length > 0 && <strong>{cell.risks.length}</strong>}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
      <p className="help">{say('register.matrix.axes')}</p>
      {estimated.length > 0 && (
        <details>
          <summary>{say('register.matrix.list')}</summary>
          <ul>
            {heatMap(estimated)
              .flat()
              .flatMap((cell) => cell.risks)
              .map((risk) => (
                <li key={risk}>
                  <TabLink project={project} tab="register" row={risk as DocumentId}>
                    <bdi>{name(risk)}</bdi>
                  </TabLink>{' '}
                  {gradeText(words, risks.find((each) => each.id === risk) ?? { estimate: null })}
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}
