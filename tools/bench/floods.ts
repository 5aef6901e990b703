import { flood } from './flood/flood.ts';
import { usualLook } from './flood/web-person.ts';
import type { Family } from './family.ts';
import { quantile } from './quantile.ts';
import { row } from './row.ts';
import { startServer } from './server.ts';

/** Fifty people file over the pages while programs file junk at twice the capacity. `npm run flood` does it for longer. */
export const floods: Family = {
  ids: ['flood.people_share'],
  measure: async (shared) => {
    const { dataDir } = await shared.body();
    await using server = await startServer({ dataDir });
    const { publicUrl: url } = server;
    const options = { url, people: 50, seconds: 90, lookMs: usualLook, measureMs: 5000 };
    const { share, waits, capacity } = await flood(options);
    const slowest = Math.max(...waits);
    const half = quantile(waits, 0.5);
    const ifMissed = `median ${half.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms, capacity ${capacity.toFixed(0)}/s`;
    return [row('flood.people_share', { ours: share, ifMissed })];
  },
};
