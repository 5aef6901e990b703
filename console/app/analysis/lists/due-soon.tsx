import { useId } from 'react';

import { useWords } from '../../speech.tsx';
import type { TabProps } from '../tab-props.ts';
import { likelySite } from './address.ts';
import { CopyButton } from './copy-button.tsx';
import type { KnownList } from './list-load.ts';
import { reminderText } from './reminder.ts';
import { useBody } from './use-body.ts';

/** Who should be reminded now. Nothing is sent from here: the texts are for the officer's own mail. */
export function DueSoon({
  session,
  project,
  lists,
}: TabProps & { readonly lists: readonly KnownList[] }) {
  const { say, day } = useWords();
  const id = useId();
  const body = useBody(session);
  const late = lists.filter(({ standing }) => standing === 'soon' || standing === 'overdue');
  if (late.length === 0) return null;
  const { title } = project.document.body;
  const text = late
    .filter(({ isOpen }) => isOpen)
    .map(({ sent }) => `${sent.unit}\n\n${reminderText(sent, { site: likelySite(), title, body })}`)
    .join('\n\n---\n\n');
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('lists.due-soon', { count: late.length })}</h2>
      <p className="help">{say('lists.due-soon.help')}</p>
      <ul>
        {late.map(({ row, sent }) => (
          <li key={row.id}>
            <bdi>{sent.unit}</bdi> · {day(sent.due)}
          </li>
        ))}
      </ul>
      {text !== '' && (
        <p className="buttons">
          <CopyButton text={text} label={say('lists.copy-all')} />
        </p>
      )}
    </section>
  );
}
