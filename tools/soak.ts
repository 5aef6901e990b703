import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { newBody } from './bench/body.ts';
import { soak } from './bench/soak.ts';
import { startServer } from './bench/server.ts';

/**
 * `npm run soak [-- --minutes N --open N]`: a body made up for it on this machine, people who stop in the middle of a
 * report, and others who file one after the other meanwhile. Exit code 0 when everybody was answered, at once or when
 * they tried again as they were asked to, whoever stopped could go on, and memory did not grow once it had settled. An
 * hour is `--minutes 60`.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      open: { type: 'string', default: '10000' },
    },
  });
  const [minutes, open] = [Number(values.minutes), Number(values.open)];
  if (!(minutes > 0) || !Number.isInteger(open)) throw new TypeError('--minutes N, --open N');
  await using body = await newBody();
  await using server = await startServer({ dataDir: body.dataDir });
  await wait(3000);
  const idle = server.residentMib();
  const result = await soak({
    url: server.publicUrl,
    open,
    seconds: minutes * 60,
    residentMib: server.residentMib,
  });
  const { filed, failed, troubles, resumed, afterOpening, settled, atEnd } = result;
  console.log(`memory idle ${mib(idle)}, with ${open} people inside a report ${mib(afterOpening)}`);
  console.log(`${filed} reports filed in ${minutes} minutes, ${failed} failed`);
  const met = [...troubles].map(([what, times]) => `${what} ${times} times`);
  console.log(`on the way there was in the way: ${met.join(', ') || 'nothing'}`);
  console.log(`memory over the second quarter ${mib(settled)}, over the last ${mib(atEnd)}`);
  console.log(`of those who had stopped, ${resumed} of ${open} went on`);
  if (failed > 0 || resumed < open || !result.isFlat) process.exitCode = 1;
}

function mib(value: number): string {
  return `${value.toFixed(0)} MiB`;
}

if (import.meta.main) await run();
