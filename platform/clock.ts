import { dayAt, type Clock, type DateIso } from './time.ts';

/** The machine's clock; a held day stops the calendar and lets the seconds run. */
export function systemClock(held: DateIso | null): Clock {
  return {
    today: () => held ?? dayAt(new Date()),
    now: () => Date.now(),
  };
}
