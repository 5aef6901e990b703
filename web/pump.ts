import type { Readable, Writable } from 'node:stream';

/** How slow a sender may be. */
export interface Pace {
  readonly windowMs: number;
  /** Least bytes in a window. */
  readonly least: number;
}

/** 256 bytes a second: slower than any mobile line that still works, and dear enough for who holds lines on purpose. */
export const usualPace: Pace = { windowMs: 60_000, least: 256 * 60 };

export type PumpEnd = 'whole' | 'malformed' | 'too-large' | 'too-slow';

export interface PumpOptions {
  readonly pace: Pace;
  readonly most: number;
  /** For a sink that keeps no piece once it has taken it: what somebody wrote is then overwritten in memory. */
  readonly wipes?: boolean;
}

/**
 * Brings a body to `sink` and waits until it has taken everything. A sink that fails (or none) does
 * not stop the reading: the rest is thrown away. Only time spent waiting for the sender counts
 * against its pace. A sender that is too slow, or that passes `most` bytes, is cut off.
 */
export async function pump(
  body: Readable,
  sink: Writable | null,
  { pace, most, wipes = sink === null }: PumpOptions,
): Promise<PumpEnd> {
  const sinking = sink === null ? null : new Sinking(sink);
  // Leaving the loop must not close the line: the answer still has to go out on it.
  const chunks: AsyncIterator<Buffer> = body.iterator({ destroyOnReturn: false });
  const watch = new Watch(pace);
  let total = 0;
  try {
    for (;;) {
      const next = await watch.wait(chunks.next());
      if (next === 'too-slow') return hungUp(body, 'too-slow');
      if (next.done === true) break;
      watch.received(next.value.length);
      total += next.value.length;
      if (total > most) return hungUp(body, 'too-large');
      await sinking?.write(next.value);
      if (wipes) next.value.fill(0);
    }
  } catch {
    return 'malformed';
  }
  return (await sinking?.finish()) === 'failed' ? 'malformed' : 'whole';
}

function hungUp(body: Readable, why: PumpEnd): PumpEnd {
  body.destroy();
  return why;
}

/** A sink whose failure is an answer, not an event. */
class Sinking {
  readonly #sink: Writable;
  #broken = false;
  #release: () => void = () => undefined;

  constructor(sink: Writable) {
    this.#sink = sink;
    sink.on('error', () => {
      this.#broken = true;
      this.#release();
    });
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.#broken) return;
    await new Promise<void>((resolve) => {
      this.#release = resolve;
      this.#sink.write(chunk, () => resolve());
    });
  }

  async finish(): Promise<'finished' | 'failed'> {
    if (this.#broken) return 'failed';
    await new Promise<void>((resolve) => {
      this.#release = resolve;
      this.#sink.once('finish', resolve);
      this.#sink.end();
    });
    return this.#broken ? 'failed' : 'finished';
  }
}

/** Adds up the time that was spent waiting, and what came in it. */
class Watch {
  readonly #pace: Pace;
  #waited = 0;
  #bytes = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  received(bytes: number): void {
    this.#bytes += bytes;
  }

  async wait<T>(next: Promise<T>): Promise<T | 'too-slow'> {
    const began = performance.now();
    const answer = await this.#orTimeout(next);
    this.#waited += performance.now() - began;
    if (this.#waited < this.#pace.windowMs) return answer;
    if (this.#bytes < this.#pace.least) return 'too-slow';
    this.#waited = 0;
    this.#bytes = 0;
    return answer;
  }

  async #orTimeout<T>(next: Promise<T>): Promise<T | 'too-slow'> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'too-slow'>((resolve) => {
      timer = setTimeout(() => resolve('too-slow'), this.#pace.windowMs);
    });
    try {
      return await Promise.race([next, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }
}
