import { memo } from 'react';

import type { CaseId } from '../../../cases/sealed.ts';
import type { DateIso } from '../../../platform/time.ts';
import { DeadlineMark } from '../deadline-mark.tsx';
import { daysBetween, dueOn } from '../deadline.ts';
import { go, pathOf } from '../route.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { categoryOf, isUnseen, lineDeadline, waits } from './arrange.ts';
import type { CaseLine } from './case-lines.ts';
import { useCategoryWords } from './category-names.ts';
import { assigneeWords, titleWords } from './line-words.ts';

interface Props {
  readonly line: CaseLine;
  readonly today: DateIso;
  readonly me: string;
  readonly selected: boolean;
  readonly onSelect: (caseId: CaseId) => void;
}

/** A case in the list. Going over it opens nothing. It is drawn anew when it is another, not with every letter of a search. */
export const Line = memo(function Line({ line, today, me, selected, onSelect }: Props) {
  const words = useWords();
  const { say } = words;
  const { row, card } = line;
  const view = card.kind === 'read' ? card.view : null;
  const place = { at: 'case', caseId: row.caseId } as const;
  const wordsFor = useCategoryWords();
  const category = view === null ? '' : wordsFor(categoryOf(view), view.category);
  const unseen = isUnseen(line);
  const select = () => onSelect(row.caseId);
  return (
    <tr className={selected ? 'selected' : undefined} onClick={select}>
      <th scope="row" data-label={say('console.inbox.title')}>
        <a
          href={pathOf(place)}
          id={lineId(row.caseId)}
          className={unseen ? 'unseen' : undefined}
          onFocus={select}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            go(place);
          }}
        >
          <bdi>{titleWords(words, line)}</bdi>
        </a>
        {(category !== '' || unseen || row.unconfirmed) && (
          <span className="marks">
            {category !== '' && (
              <span className="quiet">
                <bdi>{category}</bdi>
              </span>
            )}
            {unseen && (
              <span className="mark new">
                {say(view === null || view.seen === null ? 'inbox.new-case' : 'inbox.new-letter')}
              </span>
            )}
            {row.unconfirmed && (
              <span className="mark soon">{say('console.unconfirmed.mark')}</span>
            )}
          </span>
        )}
        {card.kind === 'failed' && (
          <span className="problem" role="alert">
            {say('console.inbox.card-failed')} {say(troubleKey(card.thrown))}
          </span>
        )}
      </th>
      <td data-label={say('console.inbox.state')}>
        {view === null ? '–' : say(`status.${view.state}`)}
        {view !== null && view.assignee !== null && (
          <span className="quiet under">{assigneeWords(words, view.assignee, me)}</span>
        )}
      </td>
      <td data-label={say('console.inbox.age')}>
        {say('console.inbox.days', { days: daysBetween(row.day, today) })}
      </td>
      <td data-label={say('inbox.deadline')}>
        <DeadlineMark deadline={lineDeadline(line, today)} />
        {view !== null && view.nextTask !== null && row.closedDay === null && (
          <span className="under">
            {say('inbox.task')} <DeadlineMark deadline={dueOn(view.nextTask, today)} />
          </span>
        )}
      </td>
      <td data-label={say('console.inbox.replies')}>
        {waits(line) ? (
          <strong className="unread">{say('console.inbox.waiting')}</strong>
        ) : (
          <span className="quiet">{say('console.inbox.not-waiting')}</span>
        )}
      </td>
    </tr>
  );
});

export function lineId(caseId: CaseId): string {
  return `line-${caseId}`;
}
