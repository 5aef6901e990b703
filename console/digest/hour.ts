import { addDays, dayAt, type DateIso, type Ms } from '../../platform/time.ts';

/** The moment at which a day's letter goes out: that hour in Almaty. */
export function digestAt(day: DateIso, hour: number): Ms {
  const asUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  // By the name of the zone, not by an offset: that changed in 2024.
  const shift = Number(offset.formatToParts(asUtc).find(({ type }) => type === 'hour')?.value);
  return (asUtc - ((shift - hour + 24) % 24) * anHour) as Ms;
}

/** The next such moment after `now`, with its day. */
export function nextDigest(now: number, hour: number): { readonly day: DateIso; readonly at: Ms } {
  const today = dayAt(new Date(now));
  const at = digestAt(today, hour);
  if (at > now) return { day: today, at };
  const tomorrow = addDays(today, 1);
  return { day: tomorrow, at: digestAt(tomorrow, hour) };
}

const anHour = 60 * 60 * 1000;

const offset = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Almaty',
  hour: '2-digit',
  hourCycle: 'h23',
});
