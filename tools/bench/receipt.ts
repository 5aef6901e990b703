import { ChatClient, read } from './chat-client.ts';
import type { Family } from './family.ts';
import { inFlight } from '../in-flight.ts';
import { send } from './load.ts';
import { quantile } from './quantile.ts';
import { reportsAt, sessionsAtCheck } from './reporter.ts';
import { row } from './row.ts';
import { startServer } from './server.ts';

const counts = { warmUp: 200, single: 200, four: 200 } as const;

/** From the receipt posted to the account of the case: one at a time for the rate, four at a time for the wait. */
export const receipt: Family = {
  ids: ['receipt.check.per_s', 'receipt.check.p95_ms'],
  measure: async (shared) => {
    const { dataDir } = await shared.body();
    await using server = await startServer({ dataDir });
    using client = new ChatClient(server.publicUrl);
    const [filed = ''] = await reportsAt(client, 'report/review', 1);
    const { receipt } = read(await send(client, filed));
    if (receipt === undefined) throw new Error('a filing without a receipt');

    const check = async (session: string): Promise<number> => {
      const began = performance.now();
      const answer = await client.post({ session, text: receipt, at: 'check/receipt' });
      const passed = performance.now() - began;
      if (read(answer).at !== 'check/account') throw new Error('the receipt opened nothing');
      return passed;
    };
    await inFlight(1, await sessionsAtCheck(client, counts.warmUp), check);
    const alone = await inFlight(1, await sessionsAtCheck(client, counts.single), check);
    const together = await inFlight(4, await sessionsAtCheck(client, counts.four), check);
    const secondsAlone = alone.reduce((sum, ms) => sum + ms, 0) / 1000;
    return [
      row('receipt.check.per_s', {
        ours: alone.length / secondsAlone,
        ifMissed: 'fifteen statements on SQLite are half of the time',
      }),
      row('receipt.check.p95_ms', { ours: quantile(together, 0.95) }),
    ];
  },
};
