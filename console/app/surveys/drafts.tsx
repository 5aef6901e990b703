import { useId, useState } from 'react';

import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { Confirm } from './confirm.tsx';
import type { DraftLine } from './survey-load.ts';

interface Props {
  readonly drafts: readonly DraftLine[];
  readonly session: Session;
  readonly onDropped: () => void;
}

/** Surveys that nobody was asked yet. All officers share them, so that one is deleted after a second look only. */
export function Drafts({ drafts, session, onDropped }: Props) {
  const { say, language } = useWords();
  const id = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (drafts.length === 0) return null;

  async function drop(draft: string) {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await session.client.dropDraft(draft);
      setAsked(null);
      onDropped();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    } finally {
      setWorking(false);
    }
  }

  function titleOf({ draft }: DraftLine): string {
    if (draft === null) return say('surveys.draft-broken');
    return draft.title[language].trim() || say('surveys.untitled');
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.drafts')}</h2>
      <ul>
        {drafts.map((each) => (
          <li key={each.id}>
            {each.draft === null ? (
              titleOf(each)
            ) : (
              <PlaceLink place={{ at: 'survey-draft', draft: each.id }}>
                <bdi>{titleOf(each)}</bdi>
              </PlaceLink>
            )}
            {asked === each.id ? (
              <Confirm
                question={say('surveys.drop.confirm', { title: titleOf(each) })}
                yes={say('surveys.drop.yes')}
                working={working}
                problem={problem}
                onYes={() => void drop(each.id)}
                onNo={() => setAsked(null)}
              />
            ) : (
              <p className="buttons">
                <button
                  type="button"
                  aria-label={say('surveys.drop.label', { title: titleOf(each) })}
                  onClick={() => setAsked(each.id)}
                >
                  {say('surveys.drop')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
