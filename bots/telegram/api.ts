import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api, type Transformer } from 'grammy';

import type { Secret } from '../../platform/secret.ts';
import type { Manners } from './manners.ts';
import { TelegramError, troubleOf } from './trouble.ts';

export interface ApiParts {
  readonly token: Secret;
  readonly apiRoot: string;
  readonly manners: Manners;
  /** Ends every call and every wait between two tries. */
  readonly stop: AbortSignal;
}

/**
 * The Bot API with manners: what is sent to one chat is paced, floods and passing troubles are waited out.
 * All that its methods ever throw is `TelegramError`.
 */
export function telegramApi({ token, apiRoot, manners, stop }: ApiParts): Api {
  const api = new Api(new TextDecoder().decode(token.bytes()), {
    apiRoot,
    timeoutSeconds: manners.callSeconds,
  });
  // The last one stands outermost.
  api.config.use(paced(manners), patient(), bounded(stop, manners), discreet(stop));
  return api;
}

/** Only messages are paced: marks on buttons and deletions are not what Telegram counts as a flood. */
function paced({ burst }: Manners): Transformer {
  const throttle = apiThrottler({
    out: {
      maxConcurrent: 1,
      reservoir: burst,
      reservoirIncreaseAmount: 1,
      reservoirIncreaseInterval: 1000,
      reservoirIncreaseMaximum: burst,
    },
  });
  return (prev, method, payload, signal) =>
    method.startsWith('send')
      ? throttle(prev, method, payload, signal)
      : prev(method, payload, signal);
}

/** Whoever asks for updates decides himself what to do when there is no answer. */
function patient(): Transformer {
  const retry = autoRetry({ maxDelaySeconds: 600 });
  return (prev, method, payload, signal) =>
    method === 'getUpdates' ? prev(method, payload, signal) : retry(prev, method, payload, signal);
}

type Signal = Parameters<Transformer>[3];

function bounded(stop: AbortSignal, { patience }: Manners): Transformer {
  return (prev, method, payload, signal) => {
    const own = signal === undefined ? [] : [signal as unknown as AbortSignal];
    const whole = AbortSignal.any([stop, AbortSignal.timeout(patience), ...own]);
    return prev(method, payload, whole as unknown as Signal);
  };
}

/** Nothing of a request gets past here with an error. */
function discreet(stop: AbortSignal): Transformer {
  return async (prev, method, payload, signal) => {
    const answer = await prev(method, payload, signal).catch(() => {
      const isStopped = stop.aborted || signal?.aborted === true;
      throw new TelegramError(isStopped ? 'stopped' : 'network');
    });
    if (answer.ok) return answer;
    // This is how a token is refused that never was one.
    const isToken = method === 'getMe' && answer.error_code === 404;
    throw new TelegramError(isToken ? 'token' : troubleOf(answer.error_code, answer.description));
  };
}
