import { dayAt, type DateIso } from '../../../platform/time.ts';

/** A moment as people of Kazakhstan read it, whatever this computer thinks of its place. */
export function momentOf(ms: number): { readonly day: DateIso; readonly time: string } {
  const at = new Date(ms);
  return { day: dayAt(at), time: clock.format(at) };
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Almaty',
  hour: '2-digit',
  minute: '2-digit',
});
