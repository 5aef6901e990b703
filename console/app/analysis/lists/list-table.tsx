import { useId, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { csv } from '../../../../surveys/csv.ts';
import { phrase } from '../../../../knowledge/phrases.ts';
import { useWords, type Words } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import type { Session } from '../../session.ts';
import { saveFile } from '../save-file.ts';
import { TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { aboutWords, itemWords } from './item-words.ts';
import { type KnownList, newestOf, openList } from './list-load.ts';
import { StandingMark } from './standing-mark.tsx';

/** All requests of a project: who was asked what, until when, and whether they answered. */
export function ListTable({
  session,
  project,
  lists,
}: TabProps & { readonly lists: readonly KnownList[] }) {
  const words = useWords();
  const { say, day } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const [thrown, setThrown] = useState<unknown>(null);

  async function take() {
    setThrown(null);
    try {
      const rows = await answerRows(session, own, lists, words);
      saveFile(new TextEncoder().encode(csv(rows)), 'text/csv', 'check-lists.csv');
    } catch (error) {
      setThrown(error);
    }
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('lists.sent')}</h2>
      <table className="inbox">
        <caption className="hidden">{say('lists.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('lists.unit')}</th>
            <th scope="col">{say('lists.what')}</th>
            <th scope="col">{say('lists.due')}</th>
            <th scope="col">{say('lists.answered')}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ row, sent, standing, answers }) => (
            <tr key={row.id}>
              <th scope="row" data-label={say('lists.unit')}>
                <TabLink project={own} tab="lists" row={row.id}>
                  <bdi>{sent.unit}</bdi>
                </TabLink>
                <span className="quiet">
                  {' '}
                  <bdi>{sent.post}</bdi>
                </span>
              </th>
              <td data-label={say('lists.what')}>
                {aboutWords(words, sent)}
                <span className="quiet">
                  {' '}
                  · {say('lists.items', { count: sent.asks.items.length })}
                </span>
              </td>
              <td data-label={say('lists.due')}>{day(sent.due)}</td>
              <td data-label={say('lists.answered')}>
                <StandingMark standing={standing} />
                <span className="quiet"> {say('lists.answers', { count: answers })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say('lists.failed')} {say(troubleKey(thrown))}
        </p>
      )}
      <p className="buttons">
        <button type="button" onClick={() => void take()}>
          {say('lists.csv')}
        </button>
      </p>
      <p className="help">{say('lists.csv.help')}</p>
    </section>
  );
}

/** The newest answer of each request, one line a question. */
async function answerRows(
  session: Session,
  project: ProjectId,
  lists: readonly KnownList[],
  { say, language }: Words,
): Promise<readonly (readonly (string | number)[])[]> {
  const head = [
    say('lists.unit'),
    say('lists.csv.day'),
    say('lists.csv.item'),
    say('lists.answered'),
    say('lists.risk'),
    say('lists.csv.note'),
  ];
  const rows: (readonly (string | number)[])[] = [head];
  for (const { sent, answers } of lists) {
    if (answers === 0) continue;
    const newest = newestOf((await openList(session, project, sent)).opened);
    if (newest === null) continue;
    const said = new Map(newest.answer.said.map((one) => [one.item, one]));
    for (const { id, text, isRisk } of itemWords(sent, language)) {
      const given = said.get(id);
      const choice =
        given === undefined
          ? say('lists.no-answer')
          : phrase(language, `list.choice.${given.choice}`);
      const isSign = given !== undefined && isRisk(given.choice);
      rows.push([sent.unit, newest.day, text, choice, isSign ? 1 : 0, given?.note ?? '']);
    }
  }
  return rows;
}
