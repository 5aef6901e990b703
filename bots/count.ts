import type { Count as Counted } from '../dialogs/outcome.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import type { AskedCounts } from '../storage/asked-counts.ts';

/** Counts what became of a question: a number for each card, tier and day, and nothing besides. Never fails a turn. */
export type Count = (counted: Counted) => Promise<void>;

export function createCount({
  asked,
  clock,
  log,
}: {
  readonly asked: Pick<AskedCounts, 'add'>;
  readonly clock: Clock;
  readonly log: Log;
}): Count {
  return async ({ card, what }) => {
    try {
      await asked.add({ day: clock.today(), what, card });
    } catch (error) {
      log('turn.failed', { channel: 'web', code: codeOf(error), place: placeOf(error) });
    }
  };
}
