import { type FormEvent, useId, useState } from 'react';

import { projectProblems, projectWarnings } from '../../../analysis/project-problems.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useKept } from '../kept.ts';
import { wayFromHere } from '../route.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import { calendar } from './knowledge.ts';
import { createProject, emptyProject, type NewProject, newProjectKey } from './new-project.ts';
import { Preview } from './preview.tsx';
import { ProjectFields } from './project-fields.tsx';
import { tabPlace } from './tab-link.tsx';
import { problemWords, warningWords } from './words.ts';

interface Props {
  readonly session: Session;
  /** The public body as its roster names it. */
  readonly body: string;
  readonly today: DateIso;
  readonly onExpired: () => void;
  readonly onLeave: () => void;
}

/** The beginning of an analysis: who, what and when, with the timetable that comes of it before anything is stored. */
export function NewProjectForm({ session, body, today, onExpired, onLeave }: Props) {
  const words = useWords();
  const { say } = words;
  const id = useId();
  const [plan, setPlan, clear] = useKept<NewProject>(newProjectKey, () =>
    emptyProject(say('analysis.new.title', { year: today.slice(0, 4) }), body, today),
  );
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const problems = projectProblems(calendar, plan.project);
  const warnings = projectWarnings(calendar, plan.project, today);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (working || problems.length > 0) return;
    setWorking(true);
    setFailure(null);
    const onward = wayFromHere();
    try {
      const project = await createProject(session, plan, today);
      clear();
      onward(tabPlace(project, 'timetable'));
    } catch (thrown) {
      setFailure(`${say('analysis.save.failed')} ${say(troubleKey(thrown))}`);
      setWorking(false);
      if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('analysis.start')}</h2>
      <p className="help">{say('analysis.new.help')}</p>
      <ProjectFields
        project={plan.project}
        onChange={(project) => setPlan({ ...plan, project })}
        today={today}
      />
      {warnings.length > 0 && (
        <ul className="findings">
          {warnings.map((warning) => (
            <li key={JSON.stringify(warning)}>{warningWords(words, warning)}</li>
          ))}
        </ul>
      )}
      {problems.length === 0 && <Preview project={plan.project} today={today} />}
      {tried && problems.length > 0 && (
        <div className="problem" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(words, problem)}</li>
            ))}
          </ul>
        </div>
      )}
      {failure !== null && (
        <p className="problem" role="alert">
          {failure}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={working}>
          {working ? say('analysis.save.working') : say('analysis.new.create')}
        </button>
        <button
          type="button"
          onClick={() => {
            clear();
            onLeave();
          }}
        >
          {say('analysis.cancel')}
        </button>
      </div>
    </form>
  );
}
