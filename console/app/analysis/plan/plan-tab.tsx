import { useCallback, useId } from 'react';

import type { DocumentId, ProjectId } from '../../../../analysis/ids.ts';
import { quartersOf, yearEnd } from '../../../../analysis/plan/monitoring.ts';
import { planned, planProblems } from '../../../../analysis/plan/plan.ts';
import { wordsIn } from '../../../../analysis/register/risk.ts';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { calendar } from '../knowledge.ts';
import { lackName, statusName } from '../register/labels.ts';
import { Part } from '../register/part.tsx';
import { TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { loadPlan, type PlanWork } from './load-plan.ts';
import { PlanForm } from './plan-form.tsx';
import { QuarterPart } from './quarter.tsx';

/** The plan of measures: its terms, its rows, and the year of monitoring. */
export function PlanTab(props: TabProps) {
  const { session, project, onExpired } = props;
  const own = project.id as string as ProjectId;
  const { load, again } = useLoad(useCallback(() => loadPlan(session, own), [session, own]));
  return (
    <Part load={load} of={`plan/${own}`} onAgain={again} onExpired={onExpired}>
      {(work) => <Whole {...props} work={work} reload={again} />}
    </Part>
  );
}

function Whole(props: TabProps & { readonly work: PlanWork; readonly reload: () => void }) {
  const { work, project, today } = props;
  const words = useWords();
  const { say, language, day } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const risks = work.risks.map(({ document }) => document.body);
  const rows = planned(risks);
  const problems = planProblems(risks);
  const { noteSigned } = work.plan.document.body;
  const end = yearEnd(risks);
  return (
    <>
      <p className="help">{say('plan.about')}</p>
      {work.broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: work.broken })}
        </p>
      )}
      <PlanForm key={work.plan.version} {...props} />
      <section className="card" aria-labelledby={`${id}-rows`}>
        <h2 id={`${id}-rows`}>{say('plan.rows')}</h2>
        {rows.length === 0 ? (
          <p className="empty">
            {say('plan.empty')}{' '}
            <TabLink project={own} tab="register">
              {say('plan.empty.register')}
            </TabLink>
          </p>
        ) : (
          <table className="inbox">
            <caption className="hidden">{say('plan.rows')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('register.recommendation')}</th>
                <th scope="col">{say('register.owner')}</th>
                <th scope="col">{say('register.term')}</th>
                <th scope="col">{say('register.status')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((risk) => {
                const lacking = problems.find((problem) => problem.risk === risk.id)?.lacks ?? [];
                const isLate = risk.term !== null && risk.term < today && risk.status !== 'done';
                return (
                  <tr key={risk.id}>
                    <th scope="row" data-label={say('register.recommendation')}>
                      <TabLink project={own} tab="register" row={risk.id as DocumentId}>
                        <bdi>
                          {wordsIn(risk.recommendation, language) || say('register.unnamed')}
                        </bdi>
                      </TabLink>
                      {lacking.length > 0 && (
                        <span className="quiet missing">
                          {say('register.lacks', {
                            what: lacking.map((lack) => lackName(words, lack)).join(', '),
                          })}
                        </span>
                      )}
                    </th>
                    <td data-label={say('register.owner')}>
                      <bdi>{wordsIn(risk.owner, language) || '–'}</bdi>
                    </td>
                    <td data-label={say('register.term')}>
                      {risk.term === null ? '–' : day(risk.term)}{' '}
                      {isLate && <span className="quiet missing">{say('plan.late')}</span>}
                    </td>
                    <td data-label={say('register.status')}>{statusName(words, risk.status)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {problems.length > 0 && <p className="note warn">{say('plan.problems')}</p>}
      </section>
      {noteSigned === null ? (
        <p className="note">{say('plan.monitoring.later')}</p>
      ) : (
        <>
          {quartersOf(calendar, noteSigned).map((quarter) => (
            <QuarterPart key={quarter.id} {...props} quarter={quarter} />
          ))}
          <section className="card" aria-labelledby={`${id}-end`}>
            <h2 id={`${id}-end`}>{say('plan.year')}</h2>
            <p>{say('plan.year.done', { done: end.done, all: end.all })}</p>
            {end.over.length > 0 && <p>{say('plan.year.over', { count: end.over.length })}</p>}
          </section>
        </>
      )}
    </>
  );
}
