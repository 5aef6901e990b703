import { useCallback, useId } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import type { OpenedAnswer, SealedAnswer } from '../../worker/contract.ts';
import { itemWords } from './item-words.ts';
import type { Copied } from './kept-answers.ts';
import { newestOf, openList } from './list-load.ts';
import type { ListProps } from './list-props.ts';
import { LoadLine } from './load-line.tsx';
import { ReplyFiles } from './reply-files.tsx';
import { TakeOver } from './take-over.tsx';

/** All answers to one request, the one that counts first. They are opened in the browser. */
export function Replies(props: ListProps) {
  const { session, project, known } = props;
  const { say, day } = useWords();
  const id = useId();
  const own = project.id as string as ProjectId;
  const { sent, answers } = known;
  const { load, again } = useLoad(
    useCallback(() => openList(session, own, sent), [session, own, sent]),
  );
  if (answers === 0) return <p className="note">{say('lists.replies.none')}</p>;
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{say('lists.replies')}</h3>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          {load.value.opened.toReversed().map((opened) => {
            if (opened.kind === 'broken') {
              return (
                <p key={opened.seq} className="problem" role="alert">
                  {say('lists.reply.broken', { number: opened.seq })}
                </p>
              );
            }
            const isNewest = newestOf(load.value.opened)?.seq === opened.seq;
            const sealed = load.value.sealed.find(({ seq }) => seq === opened.seq);
            const heading = say('lists.reply', { number: opened.seq, day: day(opened.day) });
            const copy = load.value.copies.get(opened.seq);
            const table = (
              <Reply {...props} opened={opened} sealed={sealed} counts={isNewest} copy={copy} />
            );
            return isNewest ? (
              <div key={opened.seq}>
                <h4>{heading}</h4>
                {answers > 1 && <p className="help">{say('lists.reply.newest')}</p>}
                {table}
              </div>
            ) : (
              <details key={opened.seq}>
                <summary>
                  {say('lists.reply.earlier')} · {heading}
                </summary>
                {table}
              </details>
            );
          })}
        </>
      )}
    </section>
  );
}

interface ReplyProps extends ListProps {
  readonly opened: Extract<OpenedAnswer, { kind: 'read' }>;
  readonly sealed: SealedAnswer | undefined;
  /** Only what counts is taken over. */
  readonly counts: boolean;
  /** Where this is what a colleague kept. */
  readonly copy: Copied | undefined;
}

function Reply({ opened, sealed, counts, copy, ...props }: ReplyProps) {
  const { say, language } = useWords();
  const { sent } = props.known;
  const said = new Map(opened.answer.said.map((one) => [one.item, one]));
  const items = itemWords(sent, language);
  return (
    <>
      <p className="quiet">{say('lists.reply.count', { given: said.size, of: items.length })}</p>
      {copy !== undefined && (
        <p className="note">
          {say('lists.reply.copy', { who: copy.by })}
          {copy.files > 0 && <> {say('lists.reply.copy-files', { count: copy.files })}</>}
        </p>
      )}
      <ul className="files">
        {items.map((item) => {
          const given = said.get(item.id);
          return (
            <li key={item.id}>
              <p>
                <strong>{item.text}</strong>
              </p>
              <p>
                {given === undefined ? (
                  <span className="quiet">{say('lists.no-answer')}</span>
                ) : (
                  say(`list.choice.${given.choice}`)
                )}
                {given !== undefined && item.isRisk(given.choice) && (
                  <span className="mark soon"> {say('lists.risk')}</span>
                )}
              </p>
              {given?.note != null && (
                <p className="words">
                  <bdi>{given.note}</bdi>
                </p>
              )}
              {given !== undefined && given.files.length > 0 && sealed !== undefined && (
                <ReplyFiles {...props} sealed={sealed} files={given.files} />
              )}
              {counts && given !== undefined && (
                <TakeOver {...props} item={item} given={given} day={opened.day} />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
