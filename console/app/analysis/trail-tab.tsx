import { useCallback } from 'react';

import type { ChangeKind } from '../../../analysis/change-kind.ts';
import type { DocumentKind } from '../../../analysis/document-kind.ts';
import { type Change, documentReader } from '../../../analysis/document.ts';
import type { ProjectId } from '../../../analysis/ids.ts';
import { taskShape } from '../../../analysis/task.ts';
import { z } from '../../../platform/shape.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { subtaskOf } from './knowledge.ts';
import { fetchAll } from './store.ts';
import type { TabProps } from './tab-props.ts';

interface Step extends Change {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly body: unknown;
}

/** Who changed what on which day, the newest first: read out of the documents themselves. */
export function TrailTab({ session, project, onExpired }: TabProps) {
  const { say, day, language } = useWords();
  const own = project.id as string as ProjectId;
  const version = project.version;
  const { load } = useExpiringLoad(
    // The version is part of the question: a change of the project is a new answer.
    useCallback(
      () => (version > 0 ? loadTrail(session, own) : Promise.resolve([])),
      [session, own, version],
    ),
    onExpired,
  );
  if (load.kind === 'loading') return <output className="note">{say('analysis.loading')}</output>;
  if (load.kind === 'failed') {
    return (
      <p className="problem" role="alert">
        {say(troubleKey(load.thrown))}
      </p>
    );
  }
  return (
    <>
      <p className="help">{say('analysis.trail.help')}</p>
      <table className="inbox">
        <caption className="hidden">{say('analysis.tab.trail')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('analysis.trail.what')}</th>
            <th scope="col">{say('analysis.trail.day')}</th>
            <th scope="col">{say('analysis.trail.who')}</th>
          </tr>
        </thead>
        <tbody>
          {load.value.map((step) => (
            <tr key={step.key}>
              <th scope="row" data-label={say('analysis.trail.what')}>
                {say(`analysis.kind.${step.kind}`)}: {say(whatKey(step.what))}
                <span className="quiet">
                  <bdi>{aboutOf(step)}</bdi> {step.note !== '' && <bdi>“{step.note}”</bdi>}
                </span>
              </th>
              <td data-label={say('analysis.trail.day')}>{day(step.day)}</td>
              <td data-label={say('analysis.trail.who')}>{step.officer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );

  function aboutOf({ kind, body }: Step): string {
    const task = kind === 'task' ? taskShape.safeParse(body) : null;
    if (task?.success === true) return subtaskOf(task.data.subtask).title[language];
    const named = z.object({ title: z.string() }).safeParse(body);
    return named.success ? named.data.title : '';
  }
}

function whatKey(what: ChangeKind): `analysis.what.${ChangeKind}` {
  return `analysis.what.${what}`;
}

async function loadTrail(session: Session, project: ProjectId): Promise<readonly Step[]> {
  const { documents } = await fetchAll(session, project, null);
  const opened = await session.keys.openDocuments({ project, documents });
  const read = documentReader(z.unknown());
  const steps = opened.flatMap(({ id, kind, read: found }): Step[] => {
    const document = found.kind === 'read' ? read(found.value) : null;
    if (document === null) return [];
    return document.history.map((change, at) => {
      const { day, officer, what, note } = change;
      return { key: `${id}/${at}`, kind, body: document.body, day, officer, what, note };
    });
  });
  return steps.toReversed().toSorted((one, other) => other.day.localeCompare(one.day));
}
