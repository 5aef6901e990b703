import { useId, useRef, useState } from 'react';

import { changed } from '../../../analysis/document.ts';
import type { ProjectId } from '../../../analysis/ids.ts';
import { nextYear } from '../../../analysis/next-year.ts';
import type { ProjectState as State } from '../../../analysis/project.ts';
import { kept } from '../kept.ts';
import { go } from '../route.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import { calendar } from './knowledge.ts';
import { newProjectKey, ownersIn } from './new-project.ts';
import { saveRows } from './store.ts';
import type { TabProps } from './tab-props.ts';

const codes = { open: 'reopened', closed: 'closed', archived: 'archived' } as const;

/** Closing, archiving, opening again, and the beginning of the next year's. */
export function ProjectState({ session, project, tasks, today, again, onExpired }: TabProps) {
  const { say } = useWords();
  const id = useId();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(Promise.resolve(true));
  const { body } = project.document;
  const own = project.id as string as ProjectId;

  /** Whether it was stored. */
  async function turn(state: State): Promise<boolean> {
    setWorking(true);
    setProblem(null);
    const change = { day: today, officer: session.officerId, what: codes[state], note: '' };
    const document = changed(project.document, { ...body, state }, change);
    const expected = project.version;
    try {
      // Links that units were sent end with the analysis; if that fails, nothing has changed.
      if (state !== 'open') await session.client.endLists(own);
      await saveRows(session, own, [{ id: project.id, kind: 'project', expected, document }]);
      // Nobody is to answer what nobody will read.
      if (state !== 'open') await session.client.endLists(own);
      again();
      return true;
    } catch (thrown) {
      if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
      // What a colleague did is shown, so that the next try is made on it.
      if (thrown instanceof Trouble && thrown.because === 'changed') again();
      setProblem(say(troubleKey(thrown)));
      return false;
    } finally {
      setWorking(false);
    }
  }

  async function begin() {
    // The list that is shown next tells how this one stands; where that could not be stored it is said here.
    if (working && !(await underWay.current)) return;
    const next = nextYear(calendar, own, body);
    kept.hold(newProjectKey, { project: next, owners: ownersIn(tasks) });
    go({ at: 'analysis' });
  }

  const ways = { open: ['closed'], closed: ['open', 'archived'], archived: ['open'] } as const;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('analysis.after')}</h2>
      <p className="help">{say('analysis.after.help')}</p>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        <button type="button" onClick={() => void begin()}>
          {say('analysis.next-year')}
        </button>
        {ways[body.state].map((state) => (
          <button
            key={state}
            type="button"
            aria-disabled={working}
            onClick={() => {
              if (!working) underWay.current = turn(state);
            }}
          >
            {say(`analysis.turn.${state}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
