import { useId } from 'react';

import { columnRoles } from '../../../../cases/statistics/imports/columns.ts';
import type { LineProblem, ReadLines } from '../../../../cases/statistics/imports/lines.ts';
import { sourceCellName } from '../../../../cases/statistics/words.ts';
import { dateWords } from '../../../../knowledge/dates.ts';
import { useWords } from '../../speech.tsx';
import { Wide } from '../../surveys/wide.tsx';
import type { TableUse } from './use-table.ts';

interface Props {
  readonly lines: ReadLines;
  readonly use: TableUse;
}

/** A year of its own column stands with its month. */
const shownRoles = columnRoles.filter((role) => role !== 'year');

const firstLines = 10;
const firstProblems = 30;

/** What will be counted, and which lines cannot be, with the reason of each. */
export function ImportPreview({ lines: read, use }: Props) {
  const { say, language } = useWords();
  const { lines, problems, sums } = read;
  const months = [...new Set(lines.map(({ month }) => month))].toSorted();
  const total = lines.reduce((all, { count }) => all + count, 0);
  const roles = shownRoles.filter((role) => use.choices.mapping[role] !== null);
  const isTwice = use.choices.addUp || problems.some(({ kind }) => kind === 'twice');
  return (
    <div className="card">
      <h3>{say('imports.preview')}</h3>
      {lines.length > 0 && (
        <p>
          {say('imports.preview.sum', {
            lines: lines.length,
            count: total,
            from: dateWords(language, months[0] ?? ''),
            to: dateWords(language, months.at(-1) ?? ''),
          })}
        </p>
      )}
      {sums > 0 && <p className="note">{say('imports.preview.sums', { count: sums })}</p>}
      {lines.length > 0 && (
        <Wide label={say('imports.preview')}>
          <table className="figures plain">
            <caption>{say('imports.preview.first', { count: firstLines })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('imports.line-number')}</th>
                {roles.map((role) => (
                  <th key={role} scope="col">
                    {say(`imports.column.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, firstLines).map((line) => (
                <tr key={line.line}>
                  <td>{line.line}</td>
                  {roles.map((role) => (
                    <td key={role}>
                      <bdi>
                        {role === 'count'
                          ? line.count
                          : sourceCellName(
                              language,
                              role === 'period' ? 'month' : role,
                              role === 'period' ? line.month : (line[role] ?? '–'),
                            )}
                      </bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {isTwice && (
        <Tick
          label={say('imports.add-up')}
          help={say('imports.add-up.help')}
          checked={use.choices.addUp}
          onChange={(addUp) => use.change({ addUp })}
        />
      )}
      {problems.length > 0 && (
        <>
          <p className="problem" role="alert">
            {say('imports.problems', { count: problems.length })}
          </p>
          <ul>
            {problems.slice(0, firstProblems).map((each) => (
              <li key={each.line}>
                <ProblemWords problem={each} />
              </li>
            ))}
          </ul>
          {problems.length > firstProblems && (
            <p>{say('imports.problems.more', { count: problems.length - firstProblems })}</p>
          )}
          <Tick
            label={say('imports.leave-out', { count: problems.length })}
            help={say('imports.leave-out.help')}
            checked={use.choices.leaveOut}
            onChange={(leaveOut) => use.change({ leaveOut })}
          />
        </>
      )}
    </div>
  );
}

function ProblemWords({ problem }: { readonly problem: LineProblem }) {
  const { say } = useWords();
  const { line, kind, cell, role, other } = problem;
  return (
    <>
      {say('imports.problem.at', { line, column: say(`imports.column.${role}`) })}{' '}
      {say(`imports.problem.${kind}`, { line: other ?? 0 })}
      {cell !== '' && (
        <>
          {' '}
          <bdi>“{cell}”</bdi>
        </>
      )}
    </>
  );
}

interface TickProps {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Tick({ label, help, checked, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="pick">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      <p className="help" id={id}>
        {help}
      </p>
    </div>
  );
}
