import type { Clock } from '../platform/time.ts';
import type { Settings } from '../storage/settings.ts';

/** An answer may be this old: whoever asks often must not wear the disk out. */
const freshFor = 5000;

/** Whether the store can be written, found out by writing. */
export function healthCheck(settings: Pick<Settings, 'set'>, clock: Clock): () => Promise<boolean> {
  let asked = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (clock.now() - asked < freshFor) return answer;
    asked = clock.now();
    answer = settings.set('alive', clock.today()).then(
      () => true,
      () => false,
    );
    return answer;
  };
}
