import { parseArgs } from 'node:util';

import { newBody } from './bench/body.ts';
import { quantile } from './bench/quantile.ts';
import { startServer } from './bench/server.ts';
import { flood } from './bench/flood/flood.ts';
import { usualLook } from './bench/flood/web-person.ts';

/**
 * `npm run flood [-- --seconds N --people N]`: a body made up for it on this machine, junk at twice the capacity that was
 * measured first, and people who file meanwhile. Exit code 0 when 99 of 100 had their receipt within ten seconds.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '600' },
      people: { type: 'string', default: '50' },
    },
  });
  await using body = await newBody();
  await using server = await startServer({ dataDir: body.dataDir });
  const before = server.residentMib();
  const result = await flood({
    url: server.publicUrl,
    people: Number(values.people),
    seconds: Number(values.seconds),
    lookMs: usualLook,
    measureMs: 5000,
  });
  const { capacity, offered, junkFiled, junkRefused, waits, share } = result;
  console.log(`capacity ${capacity.toFixed(1)} reports/s, junk begun ${offered.toFixed(1)}/s`);
  console.log(`junk filed ${junkFiled}, told to try again ${junkRefused}`);
  console.log(`memory ${before.toFixed(0)} MiB before, ${server.residentMib().toFixed(0)} after`);
  console.log(
    `people: ${(share * 100).toFixed(1)} % with a receipt within 10 s ` +
      `(median ${quantile(waits, 0.5).toFixed(0)} ms, slowest ${Math.max(...waits).toFixed(0)} ms)`,
  );
  if (share < 0.99) process.exitCode = 1;
}

if (import.meta.main) await run();
