import { useId } from 'react';

import type { DocumentId, ProjectId } from '../../../../analysis/ids.ts';
import { clashes, deedOf, merged, statusProblem } from '../../../../analysis/register/change.ts';
import { duplicatesOf } from '../../../../analysis/register/likeness.ts';
import { lacksOf } from '../../../../analysis/register/list.ts';
import { type Risk, riskShape, wordsIn } from '../../../../analysis/register/risk.ts';
import { useWords, type Words } from '../../speech.tsx';
import { Conflict } from '../conflict.tsx';
import { SaveLine } from '../save-line.tsx';
import type { Row } from '../store.ts';
import { TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { useRow } from '../use-row.ts';
import { lackName, linesOf, statusName } from './labels.ts';
import { Removal } from './removal.tsx';
import { RiskFields } from './risk-fields.tsx';
import { RiskMeasure } from './risk-measure.tsx';

interface Props extends TabProps {
  readonly found: Row<Risk>;
  readonly others: readonly Risk[];
  readonly reload: () => void;
}

/** One row of the register: the risk, what is recommended, what is decided and how far it is. */
export function RiskEditor({ session, project, today, found, others, reload, onExpired }: Props) {
  const words = useWords();
  const { say, day, language } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const options = { session, project: own, kind: 'risk', shape: riskShape, today } as const;
  const editing = useRow<Risk>({
    ...options,
    row: found,
    onSaved: reload,
    onExpired,
    join: merged,
  });
  const { draft, state, theirs, edit } = editing;
  const stored = found.document.body;
  const set = (part: Partial<Risk>) => edit({ ...draft, ...part });
  const alike = duplicatesOf(draft, others);
  const wanting = lacksOf(draft);
  const both = theirs === null ? [] : clashes(stored, draft, theirs.document.body);

  function save(how: 'save' | 'keepMine') {
    // The warning beside the status says why.
    const isAgainst = how === 'keepMine' ? (theirs?.document.body ?? stored) : stored;
    if (statusProblem(isAgainst, draft) !== null) return;
    const deed = deedOf(stored, draft);
    void editing[how](
      deed?.what === 'decided' || deed?.what === 'status' ? 'status' : 'changed',
      noteOf(words, stored, draft),
    );
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{wordsIn(draft.risk, language) || say('register.unnamed')}</bdi>
      </h2>
      {wanting.length > 0 && (
        <p className="note warn">
          {say('register.lacks', {
            what: wanting.map((lack) => lackName(words, lack)).join(', '),
          })}
        </p>
      )}
      {alike.length > 0 && (
        <div className="note">
          <p>{say('register.alike')}</p>
          <ul>
            {alike.map((each) => (
              <li key={each.id}>
                <TabLink project={own} tab="register" row={each.id as DocumentId}>
                  <bdi>{wordsIn(each.risk, language)}</bdi>
                </TabLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {theirs !== null && (
        <>
          <p className="note">
            {both.length === 0 ? say('register.conflict.apart') : say('register.conflict.both')}
          </p>
          <Conflict
            mine={linesOf(words, merged(stored, draft, theirs.document.body))}
            theirs={linesOf(words, theirs.document.body)}
            by={theirs.document.history.at(-1)?.officer ?? ''}
            on={day(theirs.document.history.at(-1)?.day ?? today)}
            onMine={() => save('keepMine')}
            onTheirs={editing.takeTheirs}
          />
        </>
      )}
      <RiskFields risk={draft} onChange={set} />
      <RiskMeasure stored={stored} risk={draft} onChange={set} />
      <SaveLine state={state} onSave={() => save('save')} onDiscard={editing.discard} />
      <History row={found} />
      <Removal
        session={session}
        project={own}
        today={today}
        kind="risk"
        row={found}
        tab="register"
        reload={reload}
      />
    </section>
  );
}

/** What the history says of a change: the decision, the status, or the fields. */
function noteOf(words: Words, before: Risk, after: Risk): string {
  const { say } = words;
  const parts = [
    before.decision === after.decision ? '' : say(`register.decision.${after.decision}`),
    before.status === after.status
      ? ''
      : `${statusName(words, before.status)} → ${statusName(words, after.status)}`,
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join('; ');
  const [mine, theirs] = [linesOf(words, after), linesOf(words, before)];
  return mine
    .filter(({ text }, at) => text !== theirs[at]?.text)
    .map(({ label }) => label)
    .join(', ')
    .slice(0, 2_000);
}

function History({ row }: { readonly row: Row<Risk> }) {
  const { say, day } = useWords();
  return (
    <details>
      <summary>{say('register.history', { count: row.document.history.length })}</summary>
      <ol>
        {row.document.history.map((change, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- changes are only ever added at the end
          <li key={at}>
            {day(change.day)}, <bdi>{change.officer}</bdi>: {say(`analysis.what.${change.what}`)}{' '}
            <bdi>{change.note}</bdi>
          </li>
        ))}
      </ol>
    </details>
  );
}
