import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';

import type { CaseId } from '../../../cases/sealed.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import { type Arrangement, arrange, isUnseen } from './arrange.ts';
import type { ListState } from './case-lines.ts';
import { Line, lineId } from './line.tsx';
import { Pane } from './pane.tsx';
import type { Shelf } from './shelf.ts';
import { useShortcuts } from './shortcut.ts';
import { Toolbar } from './toolbar.tsx';

/** As many lines as are drawn at once: the list may have ten thousand. */
const mostDrawn = 50;

interface Props {
  readonly state: ListState & { readonly today: DateIso };
  readonly shelf: Shelf;
  readonly me: string;
  readonly onHelp: () => void;
}

/** The list with its tools, and beside it what the card of the chosen case says. */
export function List({ state, shelf, me, onHelp }: Props) {
  const { say } = useWords();
  const { lines, today, whole } = state;
  const [wanted, setWanted] = useState(shelf.arrangement);
  const [page, setPage] = useState<number | null>(null);
  const [chosen, setChosen] = useState(shelf.chosen);
  const search = useRef<HTMLInputElement>(null);
  const awaited = useRef(chosen === null ? null : lineId(chosen));
  // Typing goes first; the list follows when there is time.
  const asked = useDeferredValue(wanted);
  const found = useMemo(() => arrange(lines, asked, today), [lines, asked, today]);
  const at = found.findIndex(({ row }) => row.caseId === chosen);
  // Until another page is asked for it is the one on which the chosen case stands.
  const first = page ?? pageOf(at);
  const from = first < found.length ? first : 0;
  const drawn = found.slice(from, from + mostDrawn);

  // A line on another page has to be drawn before it can be focused.
  useEffect(() => {
    if (awaited.current === null) return;
    const line = document.getElementById(awaited.current);
    if (line === null) return;
    line.focus();
    awaited.current = null;
  });

  const change = useCallback(
    (next: Arrangement) => {
      shelf.keep(next);
      setWanted(next);
      setPage(0);
      awaited.current = null;
    },
    [shelf],
  );
  const select = useCallback(
    (caseId: CaseId) => {
      shelf.choose(caseId);
      setChosen(caseId);
    },
    [shelf],
  );
  const choose = useCallback(
    (place: number) => {
      const line = found[place];
      if (line === undefined) return;
      awaited.current = lineId(line.row.caseId);
      setPage(pageOf(place));
      select(line.row.caseId);
    },
    [found, select],
  );
  useShortcuts(
    useMemo(
      () => ({
        next: () => choose(at + 1),
        previous: () => choose(at - 1),
        search: () => search.current?.focus(),
        unseen: () => choose(found.findIndex((line, place) => place > at && isUnseen(line))),
        help: onHelp,
      }),
      [choose, at, found, onHelp],
    ),
  );

  if (lines.length === 0) return <p className="empty">{say('console.inbox.empty')}</p>;
  return (
    <>
      <Toolbar
        lines={lines}
        today={today}
        me={me}
        wanted={wanted}
        onChange={change}
        search={search}
      />
      <output className="quiet counted">
        {found.length === lines.length
          ? say('console.inbox.count', { count: found.length })
          : say('inbox.found', { count: found.length, all: lines.length })}
        {!whole && ` ${say('inbox.more-coming')}`}
      </output>
      {found.length === 0 ? (
        <p className="empty">{say('inbox.nothing-found')}</p>
      ) : (
        <div className="desk">
          <div>
            <table className="inbox">
              <caption className="hidden">{say('console.inbox.heading')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('console.inbox.title')}</th>
                  <th scope="col">{say('console.inbox.state')}</th>
                  <th scope="col">{say('console.inbox.age')}</th>
                  <th scope="col">{say('inbox.deadline')}</th>
                  <th scope="col">{say('console.inbox.replies')}</th>
                </tr>
              </thead>
              <tbody>
                {drawn.map((line) => (
                  <Line
                    key={line.row.caseId}
                    line={line}
                    today={today}
                    me={me}
                    selected={line.row.caseId === chosen}
                    onSelect={select}
                  />
                ))}
              </tbody>
            </table>
            {found.length > mostDrawn && (
              <nav className="pager" aria-label={say('inbox.pages')}>
                <button
                  type="button"
                  aria-disabled={from === 0}
                  onClick={() => setPage(Math.max(0, from - mostDrawn))}
                >
                  {say('inbox.page.before')}
                </button>
                <span>
                  {say('inbox.page', {
                    first: from + 1,
                    last: from + drawn.length,
                    all: found.length,
                  })}
                </span>
                <button
                  type="button"
                  aria-disabled={from + mostDrawn >= found.length}
                  onClick={() => from + mostDrawn < found.length && setPage(from + mostDrawn)}
                >
                  {say('inbox.page.after')}
                </button>
              </nav>
            )}
          </div>
          <Pane line={found[at] ?? null} today={today} me={me} />
        </div>
      )}
    </>
  );
}

/** The first place on the page of a place; that of no place is the first. */
function pageOf(place: number): number {
  return place < 0 ? 0 : place - (place % mostDrawn);
}
