import { parseArgs } from 'node:util';

import { diskPlaces, fillDisk } from './torture/full-disks.ts';
import { orderOfCalls, rightOrder } from './torture/order-of-calls.ts';
import { torture } from './torture/torture.ts';

/** `npm run torture [-- --kills N]`: exit code 0 only when nothing was lost, doubled or found in clear. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1) throw new TypeError('--kills takes a whole number');
  const began = performance.now();
  const result = await torture(kills, ({ kind, step }, at) => {
    if (at % 20 === 0) console.log(`kill ${String(at + 1)}: ${kind} at ${step ?? 'any moment'}`);
  });
  console.log('\nreached, and died there:');
  for (const [step, times] of result.reached) console.log(`  ${step.padEnd(20)} ${String(times)}`);
  for (const finding of result.findings) console.log(`! ${finding}`);
  const disks = await fullDisks();
  const isInOrder = await holdOrder();
  const seconds = Math.round((performance.now() - began) / 1000);
  const { plaintext } = result;
  const acknowledged = result.acknowledged + disks.acknowledged;
  const lost = result.lost + disks.lost;
  const doubled = result.doubled + disks.doubled;
  console.log(`\n${String(seconds)} seconds`);
  console.log(
    `kills ${String(kills)}, acknowledged ${String(acknowledged)}, lost ${String(lost)}, doubled ${String(doubled)}, plaintext found ${String(plaintext)}`,
  );
  if (lost + doubled + plaintext > 0 || !isInOrder) process.exitCode = 1;
}

async function fullDisks() {
  const sum = { acknowledged: 0, lost: 0, doubled: 0 };
  for (const place of diskPlaces) {
    const full = await fillDisk(place);
    if (full === null) {
      console.log(`full disk, ${place}: not run (no small disk can be mounted here)`);
      continue;
    }
    const { acknowledged, whileFull, findings } = full;
    const later = acknowledged - whileFull;
    console.log(`full disk, ${place}: ${whileFull} acknowledged while full, ${later} later`);
    for (const finding of findings) console.log(`! ${finding}`);
    sum.acknowledged += acknowledged;
    sum.lost += full.lost;
    sum.doubled += full.doubled;
  }
  return sum;
}

async function holdOrder(): Promise<boolean> {
  const calls = await orderOfCalls();
  console.log(`order: ${calls === null ? 'not run (no strace here)' : calls.join(', ')}`);
  return calls === null || calls.join() === rightOrder.join();
}

if (import.meta.main) await run();
