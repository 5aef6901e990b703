import { useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { aboutWords } from './item-words.ts';
import { LinkSheet } from './link-sheet.tsx';
import type { KnownList } from './list-load.ts';
import type { ListProps } from './list-props.ts';
import { Replies } from './replies.tsx';
import { StandingMark } from './standing-mark.tsx';
import { useStoring } from '../../use-storing.ts';

/** One request: its link and what came through it. */
export function ListPage({
  known,
  ...props
}: TabProps & { readonly known: KnownList | null; readonly again: () => void }) {
  const words = useWords();
  const { say, day } = words;
  const own = props.project.id as string as ProjectId;
  return (
    <>
      <p className="back">
        <TabLink project={own} tab="lists">
          {say('lists.back')}
        </TabLink>
      </p>
      {known === null ? (
        <p className="note">{say('lists.gone')}</p>
      ) : (
        <>
          <h2>
            <bdi>{known.sent.unit}</bdi> <StandingMark standing={known.standing} />
          </h2>
          <p>
            <bdi>{known.sent.post}</bdi> · {aboutWords(words, known.sent)} ·{' '}
            {say('lists.items', { count: known.sent.asks.items.length })} · {say('lists.due')}:{' '}
            {day(known.sent.due)}
          </p>
          <Replies {...props} known={known} />
          {known.isOpen && <LinkSheet {...props} known={known} />}
          {known.isOpen && <Withdraw {...props} known={known} />}
        </>
      )}
    </>
  );
}

function Withdraw({ session, project, known, again }: ListProps) {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  const [state, store] = useStoring();

  async function withdraw() {
    setThrown(null);
    try {
      const own = project.id as string as ProjectId;
      await session.client.endList(own, known.sent.list, 'withdrawn');
      again();
    } catch (error) {
      setThrown(error);
    }
  }

  return (
    <section className="card">
      <h3>{say('lists.withdraw')}</h3>
      <p className="help">{say('lists.withdraw.help')}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say('lists.not-saved')} {say(troubleKey(thrown))}
        </p>
      )}
      <p className="buttons">
        {isAsked ? (
          <button
            type="button"
            className="danger"
            aria-disabled={state === 'working'}
            onClick={() => void store(withdraw)}
          >
            {say('lists.withdraw.sure')}
          </button>
        ) : (
          <button type="button" onClick={() => setAsked(true)}>
            {say('lists.withdraw')}
          </button>
        )}
      </p>
    </section>
  );
}
