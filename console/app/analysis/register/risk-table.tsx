import { useState } from 'react';

import type { DocumentId, ProjectId } from '../../../../analysis/ids.ts';
import { directions } from '../../../../analysis/register/direction.ts';
import {
  everything,
  lacks,
  lacksOf,
  listed,
  type Sorting,
  sortings,
} from '../../../../analysis/register/list.ts';
import { gradeName, grades } from '../../../../analysis/register/matrix.ts';
import { decisions, type Risk, wordsIn } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { LineField } from '../fields.tsx';
import { TabLink } from '../tab-link.tsx';
import { ChoiceField } from './choice-field.tsx';
import { directionName, gradeText, lackName, statusName } from './labels.ts';

interface Props {
  readonly project: ProjectId;
  readonly risks: readonly Risk[];
}

/** The rows that pass the filters, each a link to its form. */
export function RiskTable({ project, risks }: Props) {
  const words = useWords();
  const { say, language, day } = words;
  const [filter, setFilter] = useState(everything);
  const [sorting, setSorting] = useState<Sorting>('direction');
  const shown = listed(risks, filter, sorting, language);
  const any = { id: 'any', label: say('register.any') } as const;
  return (
    <section aria-label={say('register.heading')}>
      <div className="row no-print">
        <LineField
          label={say('register.filter.words')}
          value={filter.words}
          short
          onChange={(sought) => setFilter({ ...filter, words: sought })}
        />
        <ChoiceField
          label={say('register.direction')}
          value={filter.direction ?? 'any'}
          options={[any, ...directions.map((id) => ({ id, label: directionName(words, id) }))]}
          onChange={(chosen) => setFilter({ ...filter, direction: orAny(chosen) })}
        />
        <ChoiceField
          label={say('register.estimate')}
          value={filter.grade ?? 'any'}
          options={[
            any,
            ...grades.map((id) => ({ id, label: gradeName(id)[language] })),
            { id: 'none', label: say('register.estimate.none') },
          ]}
          onChange={(chosen) => setFilter({ ...filter, grade: orAny(chosen) })}
        />
        <ChoiceField
          label={say('register.decision')}
          value={filter.decision ?? 'any'}
          options={[any, ...decisions.map((id) => ({ id, label: say(`register.decision.${id}`) }))]}
          onChange={(chosen) => setFilter({ ...filter, decision: orAny(chosen) })}
        />
        <ChoiceField
          label={say('register.filter.lacks')}
          value={filter.lacks ?? 'any'}
          options={[any, ...lacks.map((id) => ({ id, label: lackName(words, id) }))]}
          onChange={(chosen) => setFilter({ ...filter, lacks: orAny(chosen) })}
        />
        <ChoiceField
          label={say('register.sorting')}
          value={sorting}
          options={sortings.map((id) => ({ id, label: say(`register.sorting.${id}`) }))}
          onChange={setSorting}
        />
      </div>
      <output className="quiet">
        {say('register.shown', { shown: shown.length, all: risks.length })}
      </output>
      <table className="inbox">
        <caption className="hidden">{say('register.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('register.risk')}</th>
            <th scope="col">{say('register.estimate')}</th>
            <th scope="col">{say('register.owner')}</th>
            <th scope="col">{say('register.term')}</th>
            <th scope="col">{say('register.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((risk) => (
            <tr key={risk.id}>
              <th scope="row" data-label={say('register.risk')}>
                <TabLink project={project} tab="register" row={risk.id as DocumentId}>
                  <bdi>{wordsIn(risk.risk, language) || say('register.unnamed')}</bdi>
                </TabLink>
                <span className="quiet">
                  {directionName(words, risk.direction)} <bdi>{wordsIn(risk.unit, language)}</bdi>
                </span>
                {lacksOf(risk).length > 0 && (
                  <span className="quiet missing">
                    {say('register.lacks', {
                      what: lacksOf(risk)
                        .map((lack) => lackName(words, lack))
                        .join(', '),
                    })}
                  </span>
                )}
              </th>
              <td data-label={say('register.estimate')}>{gradeText(words, risk)}</td>
              <td data-label={say('register.owner')}>
                <bdi>{wordsIn(risk.owner, language) || '–'}</bdi>
              </td>
              <td data-label={say('register.term')}>{risk.term === null ? '–' : day(risk.term)}</td>
              <td data-label={say('register.decision')}>
                {risk.decision === 'accepted'
                  ? statusName(words, risk.status)
                  : say(`register.decision.${risk.decision}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function orAny<T extends string>(chosen: T | 'any'): T | null {
  return chosen === 'any' ? null : chosen;
}
