import { dayAt, type Clock, type DateIso } from './time.ts';

/** Days begin on whole minutes; asking for the calendar day anew costs more than a whole turn. */
const minute = 60_000;

/** The machine's clock; a held day stops the calendar and lets the seconds run. */
export function systemClock(held: DateIso | null): Clock {
  let asked = -1;
  let day: DateIso | null = null;
  return {
    today: () => {
      if (held !== null) return held;
      const now = Math.floor(Date.now() / minute);
      if (day === null || now !== asked) day = dayAt(new Date(now * minute));
      asked = now;
      return day;
    },
    now: () => Date.now(),
  };
}
