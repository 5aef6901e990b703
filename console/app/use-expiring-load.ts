import { type Load, useLoad } from './load.ts';
import { useExpiry } from './use-expiry.ts';

/** As `useLoad`; a session that the server has ended leads back to signing in. */
export function useExpiringLoad<T>(
  fetch: () => Promise<T>,
  onExpired: () => void,
): { load: Load<T>; again: () => void } {
  const { load, again } = useLoad(fetch);
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  return { load, again };
}
