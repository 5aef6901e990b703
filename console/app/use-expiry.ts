import { useEffect } from 'react';

import { Trouble } from './trouble.ts';

/** A session that the server has ended leads back to signing in. */
export function useExpiry(thrown: unknown, onExpired: () => void): void {
  useEffect(() => {
    if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
  }, [thrown, onExpired]);
}
