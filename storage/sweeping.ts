import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import { seeDay } from './clock-day.ts';
import type { Store } from './store.ts';

/** Milliseconds. */
const every = 60 * 60 * 1000;

/** Sweeps now and once an hour, until it is disposed of. Several processes may do so at once. */
export function sweeping(
  store: Pick<Store, 'sweep' | 'settings'>,
  { clock, log }: { readonly clock: Pick<Clock, 'today'>; readonly log: Log },
): Disposable {
  const sweep = async (): Promise<void> => {
    try {
      const today = clock.today();
      const standing = await seeDay(store.settings, today);
      if (standing !== 'well') log('clock.doubted', { standing });
      // Nothing expires by a clock that nobody believes.
      if (standing !== 'jumped') await store.sweep(today);
    } catch (error) {
      log('sweep.failed', { code: codeOf(error), place: placeOf(error) });
    }
  };
  const timer = setInterval(() => void sweep(), every);
  timer.unref();
  void sweep();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
