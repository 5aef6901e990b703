import { useCallback } from 'react';

import { useLoad } from '../../load.ts';
import type { Session } from '../../session.ts';

/** The public body as its roster names it; nothing until it is known. */
export function useBody({ keys }: Session): string {
  const { load } = useLoad(useCallback(async () => (await keys.ownBody({})).body, [keys]));
  return load.kind === 'ready' ? load.value : '';
}
