import { useCallback, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { useExpiry } from '../../inbox.tsx';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import type { TabProps } from '../tab-props.ts';
import { useLast } from '../use-last.ts';
import { DueSoon } from './due-soon.tsx';
import { type Lists, loadLists } from './list-load.ts';
import { ListPage } from './list-page.tsx';
import { ListTable } from './list-table.tsx';
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
  const fetch = useCallback(() => loadLists(session, own), [session, own]);
  const { load, again } = useLoad(fetch);
  const last = useLast(fetch, load.kind === 'ready' ? load.value : null);
  const [isMade, setMade] = useState(false);
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const shown = load.kind === 'ready' ? load.value : last;
  if (shown === null) {
    return load.kind === 'failed' ? (
      <div className="problem" role="alert">
        <p>
          {say('lists.failed')} {say(troubleKey(load.thrown))}
        </p>
        <button type="button" onClick={again}>
          {say('lists.again')}
        </button>
      </div>
    ) : (
      <output className="note">{say('lists.loading')}</output>
    );
  }
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
