import { setTimeout as wait } from 'node:timers/promises';

import { ChatClient } from '../chat-client.ts';
import { inFlight } from '../../in-flight.ts';
import { walkReport } from '../reporter.ts';
import { WebPerson } from './web-person.ts';

export interface FloodOptions {
  /** The public side; must be this machine. */
  readonly url: string;
  readonly people: number;
  readonly seconds: number;
  readonly lookMs: number;
  /** Whether people come to their last page before the flood begins; otherwise they walk through it. */
  readonly walked?: boolean;
  /** For how long the capacity is measured first. */
  readonly measureMs: number;
}

export interface Flooded {
  /** Whole reports a second that programs filed while nobody else was there. */
  readonly capacity: number;
  readonly offered: number;
  /** Junk reports that were filed, and that were told to try again. */
  readonly junkFiled: number;
  readonly junkRefused: number;
  /** Milliseconds from the press to the receipt, of each person. */
  readonly waits: readonly number[];
  /** Of the people, who had a receipt within ten seconds. */
  readonly share: number;
}

const soon = 10_000;
/** The share of the flood over which people come. */
const coming = 0.5;
/** Junk that waits for an answer: more would measure the memory of this program. */
const mostOutstanding = 1500;

/** People file over the pages while programs file junk at twice what the server can take. Only on this machine. */
export async function flood(options: FloodOptions): Promise<Flooded> {
  const { url, people, seconds, lookMs, walked = false, measureMs } = options;
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)) {
    throw new TypeError('a flood is let loose on this machine alone');
  }
  using client = new ChatClient(url, 1024);
  const capacity = await measured(client, measureMs);
  const crowd = Array.from({ length: people }, () => new WebPerson(url, lookMs));
  if (walked) await inFlight(4, crowd, (each) => each.walk());
  const stopping = new AbortController();
  const junk = pour(client, capacity * 2, stopping.signal);
  const span = seconds * 1000;
  const began = performance.now();
  const filing = Promise.all(
    crowd.map(async (person, at) => {
      // They come one after the other, and all have time to send before the flood ends.
      await wait((at / people) * span * coming);
      if (!walked) await person.walk();
      return await person.send();
    }),
  );
  let waits: readonly number[];
  try {
    waits = await filing;
    await wait(Math.max(0, began + span - performance.now()));
  } finally {
    // Also when the people did not come to their end: junk would be poured for ever.
    stopping.abort();
  }
  const { filed: junkFiled, refused: junkRefused, offered } = await junk;
  const share = waits.filter((ms) => ms <= soon).length / people;
  return { capacity, offered, junkFiled, junkRefused, waits, share };
}

async function measured(client: ChatClient, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let filed = 0;
  await inFlight(8, Array.from({ length: 8 }), async () => {
    while (performance.now() < until) {
      const session = await walkReport(client, 'report/review');
      await client.post({ session, choice: 'send', at: 'report/review' });
      filed += 1;
    }
  });
  return Math.max(1, filed / (ms / 1000));
}

/** Begins so many reports a second, whether or not earlier ones were answered. */
async function pour(client: ChatClient, perSecond: number, stop: AbortSignal) {
  const count = { filed: 0, refused: 0, offered: 0 };
  const outstanding = new Set<Promise<void>>();
  const one = async (): Promise<void> => {
    try {
      const session = await walkReport(client, 'report/review');
      const { status } = await client.post({ session, choice: 'send', at: 'report/review' });
      if (status === 200) count.filed += 1;
      else count.refused += 1;
    } catch {
      count.refused += 1;
    }
  };
  const began = performance.now();
  let begun = 0;
  while (!stop.aborted) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    for (; begun < due; begun += 1) {
      if (outstanding.size >= mostOutstanding) continue;
      const work = one();
      outstanding.add(work);
      void work.finally(() => outstanding.delete(work));
    }
    await wait(20);
  }
  count.offered = begun / ((performance.now() - began) / 1000);
  return count;
}
