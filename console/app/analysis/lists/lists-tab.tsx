import { useCallback, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { useExpiry } from '../../use-expiry.ts';
import { useWords } from '../../speech.tsx';
import type { TabProps } from '../tab-props.ts';
import { useKeptLoad } from '../use-kept-load.ts';
import { DueSoon } from './due-soon.tsx';
import { type Lists, loadLists } from './list-load.ts';
import { ListPage } from './list-page.tsx';
import { ListTable } from './list-table.tsx';
import { LoadLine } from './load-line.tsx';
import { NewLists } from './new-lists.tsx';
import { NewQuarterly } from './new-quarterly.tsx';

/** What units are asked, and what they answer. Whoever goes from one to the other sees how it stands now. */
export function ListsTab(props: TabProps) {
  return <Loaded key={props.row ?? 'all'} {...props} />;
}

function Loaded(props: TabProps) {
  const { session, project, row, onExpired } = props;
  const { say } = useWords();
  const own = project.id as string as ProjectId;
  const { load, again, shown } = useKeptLoad(
    useCallback(() => loadLists(session, own), [session, own]),
  );
  const [isMade, setMade] = useState(false);
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  if (shown === null) return <LoadLine load={load} again={again} />;
  const made = () => {
    setMade(true);
    again();
  };
  if (row !== null) {
    const known = shown.lists.find((one) => one.row.id === row) ?? null;
    return <ListPage {...props} known={known} again={again} />;
  }
  return (
    <>
      <p>{say('lists.intro')}</p>
      {shown.broken > 0 && (
        <p className="problem" role="alert">
          {say('lists.broken', { count: shown.broken })}
        </p>
      )}
      {isMade && <output className="note good">{say('lists.made')}</output>}
      <Sent {...props} lists={shown} />
      {project.document.body.state === 'open' && (
        <>
          <NewLists {...props} onMade={made} />
          <NewQuarterly {...props} onMade={made} />
        </>
      )}
    </>
  );
}

function Sent({ lists, ...props }: TabProps & { readonly lists: Lists }) {
  const { say } = useWords();
  if (lists.lists.length === 0) return <p className="note">{say('lists.none')}</p>;
  return (
    <>
      <ListTable {...props} lists={lists.lists} />
      <DueSoon {...props} lists={lists.lists} />
    </>
  );
}
