import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { watchRoster } from '../../bots/roster-watch.ts';
import { createLog } from '../../platform/log.ts';
import { readPin } from '../../storage/pin.ts';
import { openStore } from '../../storage/store.ts';
import { install } from '../fixtures/house.ts';

async function watched() {
  const installation = await install();
  const store = await openStore(installation);
  const { dataDir } = installation;
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const roster = watchRoster({ rosters: store.rosters, pin: () => readPin(dataDir), log });
  return {
    roster,
    lines,
    pin: join(dataDir, 'root.json'),
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await installation[Symbol.asyncDispose]();
    },
  };
}

test('a process to which root.json is brought later takes reports from then on', async () => {
  await using house = await watched();
  await rename(house.pin, `${house.pin}.away`);
  expect(await house.roster()).toBeNull();
  expect(await house.roster()).toBeNull();
  expect(house.lines.map((line) => JSON.parse(line))).toEqual([
    { event: 'intake.closed', because: 'no-roster' },
  ]);
  await rename(`${house.pin}.away`, house.pin);
  expect(await house.roster()).not.toBeNull();
});

test('a list that is older than root.json remembers closes the intake, and the log says why', async () => {
  await using house = await watched();
  const pin = await readFile(house.pin, 'utf8');
  await chmod(house.pin, 0o600);
  await writeFile(house.pin, pin.replace(/"leastSeq":\d+/, '"leastSeq":99'));
  expect(await house.roster()).toBeNull();
  expect(house.lines.map((line) => JSON.parse(line))).toEqual([
    { event: 'intake.closed', because: 'roster.sequence' },
  ]);
});
