import { setTimeout as pause } from 'node:timers/promises';

import { Activity } from '@microsoft/agents-activity';
import {
  ConnectorClient,
  HttpClient,
  type HttpRequestConfig,
  type HttpResponse,
} from '@microsoft/agents-hosting';

import type { Card } from './card.ts';
import type { From } from './came.ts';
import { TeamsError, troubleOf } from './trouble.ts';

/** Gives the token that our answers carry; `null` where none is asked for. Throws `TeamsError`. */
export type OurToken = () => Promise<string | null>;

/** What is said in one message. */
export interface Said {
  readonly text: string;
  readonly card: Card | null;
}

/** One person's conversation, as the service that brought it lets us write into it. Throws `TeamsError` only. */
export interface Connector {
  /** The id of the message; `null` where the service does not tell. */
  readonly say: (said: Said) => Promise<string | null>;
  readonly change: (id: string, said: Said) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

const tries = 4;
const callFor = 15_000;
const longestPause = 20_000;

export function connectorFor(from: From, token: OurToken, stop: AbortSignal): Connector {
  // Stands in the path of an address; the library would put it there as it is.
  const conversation = encodeURIComponent(from.conversation);
  const client = async () => new Client(new Discreet(from.serviceUrl, await token(), stop));
  return {
    say: async (said) => {
      const answer: unknown = await (
        await client()
      ).sendToConversation(conversation, drawn(from, said));
      return idOf(answer);
    },
    change: async (id, said) => {
      await (
        await client()
      ).updateActivity(conversation, encodeURIComponent(id), drawn(from, said));
    },
    remove: async (id) => {
      await (await client()).deleteActivity(conversation, encodeURIComponent(id));
    },
  };
}

class Client extends ConnectorClient {
  // The library keeps its constructor to itself and its children.
  // oxlint-disable-next-line no-useless-constructor -- it makes the inherited one public
  constructor(http: HttpClient) {
    super(http);
  }
}

/** The library's way to the service, with an end to every wait, no way elsewhere, and errors that carry nothing. */
class Discreet extends HttpClient {
  readonly #stop: AbortSignal;

  constructor(baseURL: string, token: string | null, stop: AbortSignal) {
    super({
      baseURL,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    this.#stop = stop;
  }

  override async request<T>(config: HttpRequestConfig): Promise<HttpResponse<T>> {
    for (let round = 1; ; round += 1) {
      const answer = await this.#call(config);
      const status = answer?.status ?? 0;
      if (answer?.ok === true) {
        const { statusText, headers } = answer;
        return { data: (await bodyOf(answer)) as T, status, statusText, headers, config };
      }
      await answer?.body?.cancel();
      const kind = answer === null ? 'network' : troubleOf(status);
      if (this.#stop.aborted) throw new TeamsError('stopped');
      // What had no answer may have arrived; said twice is better than not said.
      if (round === tries || !(kind === 'flood' || kind === 'network')) throw new TeamsError(kind);
      await pause(waitOf(answer, round), null, { signal: this.#stop }).catch(() => {});
    }
  }

  /** `null` when there was no answer. */
  async #call({ method, url, data }: HttpRequestConfig): Promise<Response | null> {
    const address = `${this.baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
    return await fetch(address, {
      method: method.toUpperCase(),
      headers: this.defaultHeaders,
      redirect: 'error',
      signal: AbortSignal.any([this.#stop, AbortSignal.timeout(callFor)]),
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    }).catch(() => null);
  }
}

/** Milliseconds. */
function waitOf(answer: Response | null, round: number): number {
  const asked = Number(answer?.headers.get('retry-after') ?? Number.NaN) * 1000;
  return Math.min(Number.isFinite(asked) ? asked : 300 * 2 ** round, longestPause);
}

async function bodyOf(answer: Response): Promise<unknown> {
  try {
    return (await answer.json()) as unknown;
  } catch {
    return '';
  }
}

function idOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return null;
  return typeof answer.id === 'string' && answer.id !== '' ? answer.id : null;
}

function drawn({ us, person, conversation }: From, { text, card }: Said): Activity {
  return Activity.fromObject({
    type: 'message',
    ...(us === null ? {} : { from: us }),
    ...(person === null ? {} : { recipient: person }),
    conversation: { id: conversation },
    inputHint: 'expectingInput',
    textFormat: 'plain',
    ...(text === '' ? {} : { text }),
    ...(card === null ? {} : { attachments: [card] }),
  });
}
