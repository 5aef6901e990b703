import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import type { Store } from './store.ts';

/** Milliseconds. */
const every = 60 * 60 * 1000;

/** Sweeps now and once an hour, until it is disposed of. Several processes may do so at once. */
export function sweeping(
  store: Pick<Store, 'sweep'>,
  { clock, log }: { readonly clock: Pick<Clock, 'today'>; readonly log: Log },
): Disposable {
  const sweep = async (): Promise<void> => {
    try {
      await store.sweep(clock.today());
    } catch (error) {
      log('sweep.failed', { code: codeOf(error), place: placeOf(error) });
    }
  };
  const timer = setInterval(() => void sweep(), every);
  timer.unref();
  void sweep();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
