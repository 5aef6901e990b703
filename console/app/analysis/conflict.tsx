import { useId } from 'react';

import { useWords } from '../speech.tsx';
import { Wide } from '../surveys/wide.tsx';

/** One field of a row in words. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

interface Props {
  readonly mine: readonly Line[];
  readonly theirs: readonly Line[];
  /** The colleague's id in the roster, and the day. */
  readonly by: string;
  readonly on: string;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** A row that a colleague saved meanwhile, beside the own one: the officer chooses, and nothing is overwritten unseen. */
export function Conflict({ mine, theirs, by, on, onMine, onTheirs }: Props) {
  const { say } = useWords();
  const id = useId();
  const labels = [...new Set([...mine, ...theirs].map(({ label }) => label))];
  const differing = labels.filter((label) => textIn(mine, label) !== textIn(theirs, label));
  return (
    <section className="problem" aria-labelledby={id} role="alert">
      <h3 id={id}>{say('analysis.conflict')}</h3>
      <p>{say('analysis.conflict.who', { officer: by, day: on })}</p>
      <Wide label={say('analysis.conflict')}>
        <table className="result">
          <thead>
            <tr>
              <th scope="col">{say('analysis.conflict.field')}</th>
              <th scope="col">{say('analysis.conflict.mine')}</th>
              <th scope="col">{say('analysis.conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((label) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="written">{textIn(mine, label) || '–'}</td>
                <td className="written">{textIn(theirs, label) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <div className="buttons">
        <button type="button" className="main" onClick={onMine}>
          {say('analysis.conflict.keep')}
        </button>
        <button type="button" onClick={onTheirs}>
          {say('analysis.conflict.take')}
        </button>
      </div>
    </section>
  );
}

function textIn(lines: readonly Line[], label: string): string {
  return lines.find((line) => line.label === label)?.text ?? '';
}
