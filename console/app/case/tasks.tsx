import { type FormEvent, useId } from 'react';

import type { CaseTask } from '../../../cases/entry-payload.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { dateIso } from '../../../platform/time.ts';
import { DeadlineMark } from '../deadline-mark.tsx';
import { dueOn } from '../deadline.ts';
import { useKeptText } from '../kept.ts';
import { useWords } from '../speech.tsx';
import { ProblemLine } from './problem-line.tsx';
import { useWork, type WorkProps } from './use-work.ts';

const longestTask = 500;

/** What is still to be done and until when; sealed like everything else, so that only this group reads it. */
export function Tasks(props: WorkProps) {
  const { say } = useWords();
  const { loaded } = props;
  const { tasks } = loaded.view.work;
  const { send, working, problem, say: refuse } = useWork(props);
  const { caseId } = loaded.row;
  const [text, setText, clearText] = useKeptText(`${caseId}/task`);
  const [due, setDue, clearDue] = useKeptText(`${caseId}/task-due`);
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return refuse(say('case.task.empty'));
    const task = { id: taskId(), text: text.trim(), due: dateIso(due), done: false };
    return void send({ kind: 'task', ...task }, {}, () => {
      clearText();
      clearDue();
    });
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('case.tasks')}</h2>
      <ul className="plain-list tasks">
        {tasks.map((task) => (
          <Task key={task.id} task={task} {...props} />
        ))}
      </ul>
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={`${id}-text`}>{say('case.task')}</label>
          <input
            id={`${id}-text`}
            maxLength={longestTask}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-problem`}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-due`}>{say('case.task.due')}</label>
          <input
            id={`${id}-due`}
            type="date"
            min={loaded.today}
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        </div>
        <ProblemLine id={`${id}-problem`} text={problem} />
        <button type="submit" aria-disabled={working}>
          {say('case.task.add')}
        </button>
      </form>
    </section>
  );
}

interface TaskProps extends WorkProps {
  readonly task: CaseTask;
}

/** Each is turned by itself: whoever marks three in a row need not wait for the first. */
function Task({ task, ...props }: TaskProps) {
  const { send, working, problem } = useWork(props);
  const { today } = props.loaded;
  const turn = () => void send({ kind: 'task', ...task, done: !task.done });
  return (
    <li>
      <label className="check">
        {/* What is disabled loses the focus, and whoever works by keyboard the place. */}
        <input type="checkbox" checked={task.done} aria-disabled={working} onChange={turn} />
        <bdi>{task.text}</bdi>
        {task.due !== null && !task.done && <DeadlineMark deadline={dueOn(task.due, today)} />}
      </label>
      <ProblemLine text={problem} />
    </li>
  );
}

function taskId(): string {
  return hex(systemRandom(16));
}
