import { setTimeout as pause } from 'node:timers/promises';

import type { Random } from '../../platform/crypto/random.ts';
import { codeOf, placeOf, type Log } from '../../platform/log.ts';
import type { Clock } from '../../platform/time.ts';
import type { Converse } from '../conversed.ts';
import { inTurns } from '../in-turns.ts';
import { readActivity, type Came, type From, type Read } from './came.ts';
import { Chats, takeOnce } from './chat.ts';
import { connectorFor } from './connector.ts';
import { conversation } from './conversation.ts';
import { downloader } from './download.ts';
import { loopbackHosts, microsoftHosts } from './hosts.ts';
import type { TeamsMode } from './mode.ts';
import { ourToken } from './our-token.ts';
import { tokenCheck, type Bearer, type CheckToken } from './tokens.ts';

export interface ChannelParts {
  readonly mode: TeamsMode;
  /** Its sessions must be kept in memory: see `memorySessions`. */
  readonly converse: Converse;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
}

/** What an activity is answered with over HTTP. */
export type Status = 200 | 400 | 403 | 429;

export interface TeamsChannel extends AsyncDisposable {
  /** Lets nobody in but Microsoft's service; in the open mode everybody. */
  readonly admit: CheckToken;
  /** Resolves when the activity was answered, or soon: the service does not wait for long. Never rejects. */
  readonly take: (bearer: Bearer, body: unknown) => Promise<Status>;
  /** To be called now and then. */
  readonly sweep: () => void;
}

/** The service gives up after 15 seconds, and may bring the activity again. Milliseconds. */
const answerWithin = 10_000;
const mostWaiting = 30;
const grace = 10_000;

/** The assistant as a bot of Microsoft 365. Nothing of a person is written anywhere: all that is remembered dies with the process. */
export function teamsChannel(parts: ChannelParts): TeamsChannel {
  const { mode, random, clock, log } = parts;
  const cut = new AbortController();
  const chats = new Chats(random, clock);
  const token = ourToken(mode);
  const hosts = mode.kind === 'open' ? loopbackHosts : microsoftHosts;
  const talk = conversation({
    ...parts,
    chats,
    connectorFor: (from) => connectorFor(from, token, cut.signal),
    download: downloader({ hosts, token, stop: cut.signal }),
  });
  const queue = inTurns();
  const waiting = new Map<string, number>();

  async function answer(from: From, came: Came): Promise<void> {
    const name = chats.nameOf(from.conversation);
    waiting.set(name, (waiting.get(name) ?? 0) + 1);
    await queue(name, () => talk(from, came));
    const left = (waiting.get(name) ?? 1) - 1;
    if (left === 0) waiting.delete(name);
    else waiting.set(name, left);
  }

  /** Whose activity is not to be answered, although whoever brought it may come in. */
  function isForeign(bearer: Bearer, { from, channel, tenant }: Read): boolean {
    if (!hosts.isService(from.serviceUrl)) return true;
    if (mode.kind === 'open') return false;
    if (from.serviceUrl.replace(/\/$/, '') !== bearer.serviceUrl.replace(/\/$/, '')) return true;
    return channel === 'msteams' || tenant !== null ? tenant?.toLowerCase() !== mode.tenant : false;
  }

  async function take(bearer: Bearer, body: unknown): Promise<Status> {
    const read = readActivity(body);
    if (read === null) return 400;
    if (isForeign(bearer, read)) return 403;
    const { from, came, id } = read;
    if (came === null) return 200;
    if ((waiting.get(chats.nameOf(from.conversation)) ?? 0) >= mostWaiting) return 429;
    if (!takeOnce(chats.of(from.conversation), id)) return 200;
    await Promise.race([answer(from, came), pause(answerWithin, null, { ref: false })]);
    return 200;
  }

  return {
    admit: mode.kind === 'open' ? async () => ({ serviceUrl: '' }) : tokenCheck({ ...mode, clock }),
    take: async (bearer, body) => {
      try {
        return await take(bearer, body);
      } catch (error) {
        // A shape that nobody has seen yet.
        log('turn.failed', { channel: 'teams', code: codeOf(error), place: placeOf(error) });
        return 400;
      }
    },
    sweep: () => chats.sweep(),
    [Symbol.asyncDispose]: async () => {
      const deadline = setTimeout(() => cut.abort(), grace);
      while (waiting.size > 0 && !cut.signal.aborted) await pause(20);
      clearTimeout(deadline);
      cut.abort();
    },
  };
}
