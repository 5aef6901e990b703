import type { Family } from './family.ts';
import { median } from './quantile.ts';
import { row } from './row.ts';
import { startServer } from './server.ts';

const starts = 5;

/** From the birth of the process to the first 200 of `/health`, on a folder that was used before. */
export const start: Family = {
  ids: ['start.health_ms'],
  measure: async (shared) => {
    const { dataDir } = await shared.body();
    const times: number[] = [];
    for (let nth = 0; nth < starts; nth += 1) {
      const began = performance.now();
      await using server = await startServer({ dataDir });
      await healthy(server.publicUrl);
      times.push(performance.now() - began);
    }
    return [
      row('start.health_ms', {
        ours: median(times),
        ifMissed: 'types are stripped and modules compiled anew at each start',
      }),
    ];
  },
};

async function healthy(publicUrl: string): Promise<void> {
  const response = await fetch(new URL('/health', publicUrl));
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`health answered ${response.status}`);
}
