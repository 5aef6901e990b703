import type { SubtaskId } from '../../../analysis/task.ts';
import { useWords } from '../speech.tsx';
import { subtaskOf } from './knowledge.ts';

/** What the instruction says of a task: what to do, who, what proves it, and where it is unclear. */
export function TaskHelp({ subtask: id }: { readonly subtask: SubtaskId }) {
  const { say, language } = useWords();
  const subtask = subtaskOf(id);
  return (
    <details>
      <summary>{say('analysis.help')}</summary>
      <p>{subtask.what[language]}</p>
      <dl className="facts">
        <div>
          <dt>{say('analysis.help.who')}</dt>
          <dd>{subtask.who[language]}</dd>
        </div>
        <div>
          <dt>{say('analysis.evidence')}</dt>
          <dd>{subtask.evidence[language]}</dd>
        </div>
        <div>
          <dt>{say('analysis.help.term')}</dt>
          <dd>
            {subtask.terms.length === 0
              ? say('analysis.help.no-term')
              : subtask.terms.map(({ text }) => text[language]).join('; ')}
          </dd>
        </div>
      </dl>
      {subtask.defects.map((defect) => (
        <p key={defect.en} className="help">
          {defect[language]}
        </p>
      ))}
    </details>
  );
}
