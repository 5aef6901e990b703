import type { Rephrasing } from '../../dialogs/outcome.ts';
import { checkedClaims } from '../../knowledge/claims/check.ts';
import { readClaims, type CheckedClaim } from '../../knowledge/claims/claim.ts';
import type { Card, CardId } from '../../knowledge/schema/card.ts';
import type { ModelConfig } from '../../platform/config/model-address.ts';
import type { Log, Silence } from '../../platform/log.ts';
import { loadCall, type Call } from './call.ts';
import { ModelError } from './own-fetch.ts';
import { toldFor } from './prompt.ts';

/**
 * Cards in other words, every sentence held against its card; `null` where the model gave nothing that holds, in the time
 * that a person can be asked to wait. Never throws, and nothing of the question or the answer is logged.
 */
export type Rephrase = (asked: Rephrasing) => Promise<readonly CheckedClaim[] | null>;

export interface RephraseParts {
  readonly model: ModelConfig;
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly log: Log;
  /** Milliseconds for everything, loading the library included. */
  readonly patience?: number;
}

/** With the turns around it, a person has the card within three seconds. */
const usualPatience = 2600;
/** Who asks while so many wait gets the card at once. */
const mostAtOnce = 8;

export interface Rephraser {
  readonly rephrase: Rephrase;
  /** Loads the library before somebody waits for it. */
  readonly warm: () => Promise<void>;
}

export function createRephrase(parts: RephraseParts): Rephraser {
  const { model, cards, log, patience = usualPatience } = parts;
  const hear = listener(log);
  let loaded: Promise<Call> | null = null;
  const load = () => (loaded ??= loadCall(model));
  let waiting = 0;
  log('model.set', { protocol: model.protocol, reach: model.reach });
  if (model.reach === 'outside') log('model.outside', {});
  return {
    rephrase: async (asked) => {
      if (waiting >= mostAtOnce) return null;
      waiting += 1;
      try {
        const given = asked.cards.flatMap((id) => cards.get(id) ?? []);
        const told = toldFor(asked.question, given, asked.language);
        const answer = await inTime(patience, async (signal) => (await load())(told, signal));
        const claims = readClaims(answer);
        if (claims === null) throw new ModelError('unreadable');
        const checked = checkedClaims(claims, given, asked.language);
        hear(checked === null && claims.length > 0 ? 'wrong' : null);
        return checked;
      } catch (error) {
        hear(silenceOf(error));
        return null;
      } finally {
        waiting -= 1;
      }
    },
    warm: async () => {
      try {
        await load();
      } catch (error) {
        hear(silenceOf(error));
      }
    },
  };
}

/** Whatever the libraries do with the signal, nobody waits for them longer. */
async function inTime<T>(patience: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ModelError('late')), patience);
  try {
    return await Promise.race([work(stop.signal), late.promise]);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function silenceOf(error: unknown): Silence {
  if (error instanceof ModelError) return error.because;
  // The libraries wrap what our own fetch says.
  return error instanceof Error && error.cause !== undefined ? silenceOf(error.cause) : 'refused';
}

/** Says when the model falls silent and when it speaks again: a line for each question would tell when somebody asks. */
function listener(log: Log): (now: Silence | null) => void {
  let before: Silence | null = null;
  return (now) => {
    if (now === before) return;
    if (now === null) log('model.answers', {});
    else log('model.failed', { because: now });
    before = now;
  };
}
