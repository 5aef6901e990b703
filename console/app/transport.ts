import { z } from '../../platform/shape.ts';

import * as api from '../api.ts';
import { refusal } from '../refusals.ts';
import { Trouble } from './trouble.ts';

/** How the page speaks to its server: every answer is held to its schema, every refusal is a `Trouble`. */
export class Transport {
  protected token = api.noToken;
  #ended = false;
  readonly #send: typeof fetch;

  /** `send` stands in for the browser's own `fetch` where there is no browser. */
  constructor(send: typeof fetch = (input, init) => fetch(input, init)) {
    this.#send = send;
  }

  /** Whether the session was ended by its owner from another place, rather than by its time. */
  get endedElsewhere(): boolean {
    return this.#ended;
  }

  /** Parts of the page that name their addresses themselves use these two. */
  async get<A extends z.ZodType>(path: string, answer: A): Promise<z.output<A>> {
    const response = await this.fetch(path);
    return z.decode(answer, (await json(response)) as z.input<A>);
  }

  async post<R extends z.ZodType, A extends z.ZodType>(
    path: string,
    shape: { readonly request: R; readonly answer: A },
    request: z.output<R>,
  ): Promise<z.output<A>> {
    const response = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(z.encode(shape.request, request)),
    });
    return z.decode(shape.answer, (await json(response)) as z.input<A>);
  }

  /** A file as it stands in the store; one that breaks off on the way is a lost connection. */
  protected async bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.fetch(path);
    const all = await response.arrayBuffer().catch(() => {
      throw new Trouble('network');
    });
    return new Uint8Array(all);
  }

  /** The token tells which session of this browser asks: each tab has its own. */
  protected async fetch(
    path: string,
    init: Pick<RequestInit, 'method' | 'body'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const headers = { ...init.headers, [api.tokenHeader]: this.token };
    const response = await this.#send(path, { ...init, headers, redirect: 'error' }).catch(() => {
      throw new Trouble('network');
    });
    if (response.ok) return response;
    const said = refusal.safeParse(await json(response));
    const because = said.success ? said.data.refusal : 'unknown';
    // Our own origin with a token of no session: this one is over, and only another tab's is left in the browser.
    const isOver = because === 'foreign-origin' && this.token !== api.noToken;
    if (isOver) throw new Trouble('not-signed-in');
    if (because !== 'session-ended') throw new Trouble(because);
    this.#ended = true;
    throw new Trouble('not-signed-in');
  }
}

async function json(response: Response): Promise<unknown> {
  return (await response.json().catch(() => null)) as unknown;
}
