import { text } from 'node:stream/consumers';

import { doDeskAct, workShape } from './desk-act.ts';
import { dieAsOrdered } from './orders.ts';

// Run as a process of its own: one act of an officer, read from standard input.
const work = workShape.parse(JSON.parse(await text(process.stdin)));
await doDeskAct(work, dieAsOrdered(work.orders));
process.stdout.write('done\n');
