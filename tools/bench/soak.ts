import { read } from './chat-client.ts';
import { inFlight } from '../in-flight.ts';
import { send } from './load.ts';
import { PatientClient } from './patient-client.ts';
import { median } from './quantile.ts';
import { walkReport } from './reporter.ts';

export interface SoakOptions {
  /** The public side; must be this machine. */
  readonly url: string;
  /** People who stop in the middle of a report and come back at the end. */
  readonly open: number;
  /** For how long others file. */
  readonly seconds: number;
  readonly residentMib: () => number;
}

export interface Soaked {
  readonly filed: number;
  readonly failed: number;
  /** What people were told or met before they got through, and how often: see `PatientClient`. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Of those who had stopped, who could go on. */
  readonly resumed: number;
  /** Memory once all of them were inside. */
  readonly afterOpening: number;
  /** Medians over the second and the last quarter of the filing. */
  readonly settled: number;
  readonly atEnd: number;
  readonly isFlat: boolean;
}

const atOnce = 4;
const stopAt = 'report/files';
/** What chance and the collector's mood may add. */
const slackMib = 24;

/** Fills a server with people who stop, lets others file, and lets the first go on. Only on this machine. */
export async function soak({ url, open, seconds, residentMib }: SoakOptions): Promise<Soaked> {
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)) {
    throw new TypeError('only a server on this machine is soaked');
  }
  using client = new PatientClient(url);
  const inside = await inFlight(atOnce, Array.from({ length: open }), () =>
    walkReport(client, stopAt).catch(() => null),
  );
  const afterOpening = residentMib();
  const samples: number[] = [];
  let [filed, failed] = [0, 0];
  const began = performance.now();
  const until = began + seconds * 1000;
  await inFlight(atOnce, Array.from({ length: atOnce }), async () => {
    while (performance.now() < until) {
      try {
        read(await send(client, await walkReport(client, 'report/review')));
        filed += 1;
      } catch {
        failed += 1;
      }
      samples.push(residentMib());
    }
  });
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const settled = median(samples.slice(quarter, 2 * quarter));
  const atEnd = median(samples.slice(-quarter));
  const went = await inFlight(atOnce, inside, async (session) => {
    if (session === null) return false;
    const said = { session, choice: 'done', at: stopAt };
    const { status } = await client.post(said).catch(() => ({ status: 0 }));
    return status === 200;
  });
  const resumed = went.filter(Boolean).length;
  const isFlat = atEnd <= settled * 1.1 + slackMib;
  const { troubles } = client;
  return { filed, failed, troubles, resumed, afterOpening, settled, atEnd, isFlat };
}
