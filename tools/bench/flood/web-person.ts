import { setTimeout as wait } from 'node:timers/promises';

import { wordAt } from '../reporter.ts';

/** Milliseconds that somebody needs for a page. */
export const usualLook = 2500;
const mostPages = 60;

/** Somebody with a browser and without scripts, who reads each page and answers it. */
export class WebPerson {
  readonly #url: string;
  readonly #lookMs: number;
  #cookie = '';
  #at = '';

  constructor(url: string, lookMs: number) {
    this.#url = url.replace('localhost', '127.0.0.1');
    this.#lookMs = lookMs;
  }
  /** Walks to the last page of a report. */
  async walk(): Promise<void> {
    await this.#show('/kk/');
    for (let pages = 0; this.#at !== 'report/review'; pages += 1) {
      if (pages === mostPages) throw new Error(`a person is stuck at ${this.#at}`);
      await wait(this.#lookMs);
      await this.#answer(wordAt(this.#at));
    }
    await wait(Math.max(this.#lookMs, usualLook));
  }
  /** Presses until the receipt stands there; the milliseconds that took. */
  async send(): Promise<number> {
    const began = performance.now();
    while (this.#at !== 'report/receipt') {
      await this.#answer({ choice: 'send' });
      if (performance.now() - began > 60_000) return Infinity;
    }
    return performance.now() - began;
  }
  async #answer(word: Readonly<Record<string, string>>): Promise<void> {
    const response = await persistently(`${this.#url}/kk/`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: this.#url, cookie: this.#cookie },
      body: new URLSearchParams({ at: this.#at, ...word }),
    });
    await response.arrayBuffer();
    // Told to try again: a person reads that, and does.
    if (response.status === 503) await wait(500);
    else if (response.status === 303) this.#keep(response);
    await this.#show('/kk/');
  }
  async #show(path: string): Promise<void> {
    const headers: Record<string, string> = this.#cookie === '' ? {} : { cookie: this.#cookie };
    const response = await persistently(`${this.#url}${path}`, { headers });
    this.#keep(response);
    this.#at = /name="at" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  }
  #keep(response: Response): void {
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
  }
}

/** A line that breaks is nothing new to a browser: it, or whoever sits there, asks again. */
async function persistently(url: string, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (tries === mostTries) throw error;
      await wait(500);
    }
  }
}

const mostTries = 5;
