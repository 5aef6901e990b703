import type { Outcome } from '../dialogs/outcome.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import type { Settings } from '../storage/settings.ts';
import { inTurns } from './in-turns.ts';

/** Counts what became of a question: a number for each card, tier and day, and nothing besides. Never fails a turn. */
export type Count = (
  counted: Pick<Extract<Outcome, { kind: 'count' }>, 'card' | 'what'>,
) => Promise<void>;

export function createCount({
  settings,
  clock,
  log,
}: {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
}): Count {
  const queue = inTurns();
  return async ({ card, what }) => {
    const name = `asked/${clock.today()}/${what}/${card ?? '-'}`;
    try {
      await queue(name, async () => {
        const before = Number(await settings.get(name));
        await settings.set(name, String(before + 1));
      });
    } catch (error) {
      log('turn.failed', { channel: 'web', code: codeOf(error), place: placeOf(error) });
    }
  };
}
