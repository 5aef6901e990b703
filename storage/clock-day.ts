import { addDays, dateIso, type DateIso } from '../platform/time.ts';
import type { Settings } from './settings.ts';

/** What the calendar looks like against the days that this store has seen. */
export type ClockStanding = 'well' | 'jumped' | 'back';

const name = 'clock';
/** Further ahead than a machine is usually off for. */
const farDays = 45;

/**
 * Notes that a day was seen. A clock that jumps far ahead is not believed before a second day has come there: until then
 * nothing may be deleted because it expired.
 */
export async function seeDay(settings: Settings, today: DateIso): Promise<ClockStanding> {
  const kept = read(await settings.get(name));
  if (kept === null) {
    await settings.set(name, today);
    return 'well';
  }
  const { seen, doubted } = kept;
  if (today === seen) return 'well';
  if (today < seen) return today < addDays(seen, -1) ? 'back' : 'well';
  const isFar = today > addDays(seen, farDays);
  const isBelieved =
    !isFar || (doubted !== null && today > doubted && today <= addDays(doubted, 7));
  if (isBelieved) {
    await settings.set(name, today);
    return 'well';
  }
  if (doubted === null || today < doubted || today > addDays(doubted, 7)) {
    await settings.set(name, `${seen} ${today}`);
  }
  return 'jumped';
}

function read(stored: string | null): { seen: DateIso; doubted: DateIso | null } | null {
  const [first = '', second = ''] = stored?.split(' ') ?? [];
  const seen = dateIso(first);
  return seen === null ? null : { seen, doubted: dateIso(second) };
}
