import { useCallback, useState } from 'react';

import { type OwnFormChange, readOwnForm, setOwnForm } from '../../own-form-api.ts';
import { useLoad } from '../load.ts';
import { useExpiry } from '../use-expiry.ts';
import type { SectionProps } from './section-props.ts';

const path = '/api/settings/form';

/** The form as this body asks it, and a way to change one part of it. */
export function useOwnForm({ session, onExpired }: SectionProps) {
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(() => client.get(path, readOwnForm.answer), [client]),
  );
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [thrown, setThrown] = useState<unknown>(null);
  useExpiry(load.kind === 'failed' ? load.thrown : thrown, onExpired);

  async function save(change: OwnFormChange) {
    if (load.kind !== 'ready' || state === 'working') return;
    setState('working');
    setThrown(null);
    try {
      await client.post(path, setOwnForm, { seen: load.value.seen[change.part], change });
      setState('done');
      again();
    } catch (error) {
      setThrown(error);
      setState('idle');
    }
  }
  return { load, again, state, thrown, save };
}

export type OwnFormUse = ReturnType<typeof useOwnForm>;
