import { useEffect, useEffectEvent, useState } from 'react';

import type { SurveyDraft } from '../../../surveys/draft.ts';
import { useAskBeforeLeaving } from '../ask-before-leaving.ts';
import type { Session } from '../session.ts';
import { Trouble } from '../trouble.ts';
import { DraftStore } from './draft-store.ts';
import { draftBytes } from './survey-load.ts';

/** How what stands on the screen relates to what is stored. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'working' }
  /** A colleague saved meanwhile: nothing of theirs is overwritten. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly thrown: unknown };

export interface Saving {
  readonly state: SaveState;
  readonly save: () => void;
}

/** So long nothing is typed before what was typed is saved. */
const pauseMs = 1_500;

/** Saves when asked to and after a pause in typing, against the version that was read. */
export function useSaving(
  { client }: Session,
  { id, version }: { readonly id: string; readonly version: number },
  draft: SurveyDraft,
): Saving {
  const [store] = useState(() => new DraftStore(client, { id, version }));
  const [stored, setStored] = useState(draft);
  const [doing, setDoing] = useState<'nothing' | 'working' | { readonly thrown: unknown }>(
    'nothing',
  );
  const isChanged = stored !== draft;

  useAskBeforeLeaving(isChanged);

  async function save() {
    if (doing === 'working') return;
    setDoing('working');
    try {
      await store.save(draftBytes(draft));
      setStored(draft);
      setDoing('nothing');
    } catch (thrown) {
      setDoing({ thrown });
    }
  }

  const saveAfterPause = useEffectEvent((wanted: SurveyDraft) => {
    if (wanted === draft) void save();
  });
  const isWaiting = isChanged && doing === 'nothing';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => saveAfterPause(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [isWaiting, draft]);

  // Whoever leaves the page within the pause loses nothing.
  const leave = useEffectEvent(() => {
    if (isChanged && stateOf().kind !== 'conflict') {
      store.save(draftBytes(draft)).catch(() => undefined);
    }
  });
  useEffect(() => () => leave(), []);

  return { state: stateOf(), save: () => void save() };

  function stateOf(): SaveState {
    if (doing === 'working') return { kind: 'working' };
    if (doing !== 'nothing') {
      const { thrown } = doing;
      const isConflict = thrown instanceof Trouble && thrown.because === 'changed';
      return isConflict ? { kind: 'conflict' } : { kind: 'failed', thrown };
    }
    return { kind: isChanged ? 'changed' : 'saved' };
  }
}
