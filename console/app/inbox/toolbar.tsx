import { memo, type RefObject, useId, useMemo } from 'react';

import { statuses } from '../../../cases/status.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import {
  type Arrangement,
  deadlineFilters,
  everything,
  categoryWordsIn,
  filtersSet,
  orders,
  remindersOf,
  valuesOf,
} from './arrange.ts';
import type { CaseLine } from './case-lines.ts';
import { useCategoryWords } from './category-names.ts';
import { Choice } from './choice.tsx';

interface Props {
  readonly lines: readonly CaseLine[];
  readonly today: DateIso;
  readonly me: string;
  readonly wanted: Arrangement;
  readonly onChange: (wanted: Arrangement) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Search, order, filters, and what needs somebody soon. */
export const Toolbar = memo(function Toolbar(props: Props) {
  const { lines, today, me, wanted, onChange, search } = props;
  const { say } = useWords();
  const wordsFor = useCategoryWords();
  const id = useId();
  const set = filtersSet(wanted);
  const change = (part: Partial<Arrangement>) => onChange({ ...wanted, ...part });
  const values = useMemo(
    () => ({
      categories: valuesOf(lines, 'category'),
      words: categoryWordsIn(lines),
      units: valuesOf(lines, 'unit'),
      assignees: valuesOf(lines, 'assignee').filter((each) => each !== me),
    }),
    [lines, me],
  );
  const any = { value: 'any', text: say('inbox.filter.any') };
  return (
    <div className="toolbar">
      <Reminders lines={lines} today={today} wanted={wanted} onChange={onChange} />
      <div className="row">
        <div className="field">
          <label htmlFor={`${id}-search`}>{say('inbox.search')}</label>
          <input
            id={`${id}-search`}
            ref={search}
            type="search"
            autoComplete="off"
            value={wanted.search}
            onChange={(event) => change({ search: event.target.value })}
            aria-describedby={`${id}-help`}
          />
        </div>
        <Choice
          label={say('inbox.order')}
          value={wanted.order}
          options={orders.map((each) => ({ value: each, text: say(`inbox.order.${each}`) }))}
          onChange={(order) => change({ order: orders.find((each) => each === order) ?? 'newest' })}
        />
      </div>
      <p id={`${id}-help`} className="help">
        {say('inbox.search.help')}
      </p>
      <details className="filters">
        <summary>{say('inbox.filters', { count: set })}</summary>
        <div className="row">
          <Choice
            label={say('console.inbox.state')}
            value={wanted.state}
            options={[
              any,
              { value: 'open', text: say('inbox.filter.open') },
              { value: 'closed', text: say('inbox.filter.closed') },
              ...statuses.map((each) => ({ value: each, text: say(`status.${each}`) })),
            ]}
            onChange={(value) => change({ state: stateOf(value) })}
          />
          <Choice
            label={say('inbox.category')}
            value={wanted.category}
            options={[
              any,
              ...values.categories.map((each) =>
                option(each, wordsFor(each, values.words.get(each) ?? each)),
              ),
            ]}
            onChange={(category) => change({ category })}
          />
          <Choice
            label={say('inbox.unit')}
            value={wanted.unit}
            options={[any, ...values.units.map((each) => option(each))]}
            onChange={(unit) => change({ unit })}
          />
          <Choice
            label={say('inbox.assignee')}
            value={wanted.assignee}
            options={[
              any,
              { value: me, text: say('inbox.assignee.me') },
              { value: 'nobody', text: say('inbox.assignee.nobody') },
              ...values.assignees.map((each) => option(each)),
            ]}
            onChange={(assignee) => change({ assignee })}
          />
          <Choice
            label={say('inbox.deadline')}
            value={wanted.deadline}
            options={deadlineFilters.map((each) => ({
              value: each,
              text: say(each === 'any' ? 'inbox.filter.any' : `inbox.deadline.${each}`),
            }))}
            onChange={(deadline) =>
              change({ deadline: deadlineFilters.find((each) => each === deadline) ?? 'any' })
            }
          />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={wanted.unseen}
            onChange={(event) => change({ unseen: event.target.checked })}
          />
          {say('inbox.filter.unseen')}
        </label>
        {set > 0 && (
          <button
            type="button"
            onClick={() => onChange({ ...everything, search: wanted.search, order: wanted.order })}
          >
            {say('inbox.filters.clear')}
          </button>
        )}
      </details>
    </div>
  );
});

/** Each of them shows what it counts. */
function Reminders({ lines, today, wanted, onChange }: Omit<Props, 'me' | 'search'>) {
  const { say } = useWords();
  const { overdue, soon, unseen } = useMemo(() => remindersOf(lines, today), [lines, today]);
  const plain = { ...everything, order: wanted.order };
  const shown = [
    { key: 'overdue', count: overdue, wanted: { ...plain, deadline: 'overdue' } },
    { key: 'soon', count: soon, wanted: { ...plain, deadline: 'soon' } },
    { key: 'unseen', count: unseen, wanted: { ...plain, unseen: true } },
  ] as const;
  return (
    <p className="buttons reminders">
      {shown
        .filter(({ count }) => count > 0)
        .map((each) => {
          const pressed =
            each.key === 'unseen' ? wanted.unseen : wanted.deadline === each.wanted.deadline;
          return (
            <button
              key={each.key}
              type="button"
              className={`small ${each.key}`}
              aria-pressed={pressed}
              onClick={() => onChange(pressed ? plain : each.wanted)}
            >
              {say(`inbox.reminder.${each.key}`, { count: each.count })}
            </button>
          );
        })}
    </p>
  );
}

function option(value: string, text: string = value) {
  return { value, text };
}

function stateOf(value: string): Arrangement['state'] {
  if (value === 'open' || value === 'closed') return value;
  return statuses.find((each) => each === value) ?? 'any';
}
