import type { Text } from '../message.ts';
import { words } from '../say.ts';
import type { CountResult } from './counted.ts';

/** "15 working days after 19 March: 14 April". */
export function dayWords({ days, from, day }: Extract<CountResult, { kind: 'day' }>): Text {
  return words(days < 0 ? 'deadlines.is-day-before' : 'deadlines.is-day', {
    days: Math.abs(days),
    from: { kind: 'day', day: from },
    day: { kind: 'day', day },
  });
}
