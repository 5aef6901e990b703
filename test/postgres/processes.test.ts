import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { spawnHouse, type ChildHouse } from '../fixtures/child-house.ts';
import type { WireClient } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { install } from '../fixtures/house.ts';
import { roundRobin } from '../fixtures/round-robin.ts';
import { channels, clientOf, goTo } from '../journeys/way.ts';
import { tempPlace } from '../storage/fixtures.ts';

test('people file through whichever process answers, while the processes are killed and started again', async () => {
  await using place = await tempPlace();
  await using installation = await install({ server: place.options });
  const at = { dataDir: installation.dataDir, url: place.url };
  const houses: ChildHouse[] = await Promise.all([spawnHouse(at), spawnHouse(at)]);
  await using proxy = await roundRobin(() => houses.map(({ url }) => url));
  const over = new AbortController();
  const filed = new Map<string, string>();

  const person = async (name: number): Promise<void> => {
    for (let count = 0; count === 0 || !over.signal.aborted; count += 1) {
      const text = `person ${name}, report ${count}`;
      const client = clientOf(channels[name % 2] ?? 'web', proxy.url);
      filed.set(text, await persistently(client, text));
    }
  };
  const people = Promise.all([0, 1, 2, 3].map(person));
  for (let kills = 0; kills < 2; kills += 1) {
    const before = filed.size;
    await expect.poll(() => filed.size).toBeGreaterThan(before);
    const fallen = houses[kills % 2];
    await fallen?.kill();
    houses[kills % 2] = await spawnHouse(at);
    await fallen?.[Symbol.asyncDispose]();
  }
  over.abort();
  await people;

  // Everybody comes back with the receipt, wherever the next request goes.
  for (const receipt of [...filed.values()].slice(0, 6)) {
    const client = clientOf('json', proxy.url);
    await client.look();
    await client.choose('check');
    expect(await client.write(receipt)).toMatchObject({ status: 200, at: 'check/account' });
  }
  expect(proxy.served.size).toBe(4);
  expect(new Set(filed.values()).size).toBe(filed.size);
  await using desk = await deskOf(installation.dataDir, installation.who('officer'), place.options);
  const read: string[] = [];
  for (const caseId of await desk.caseIds()) {
    const { opened } = await desk.read(caseId);
    const recall = opened.report.answers.find(({ question }) => question === 'recall')?.answer;
    read.push(recall?.kind === 'text' ? recall.text : '');
  }
  expect(read.toSorted()).toEqual([...filed.keys()].toSorted());
  expect(await desk.store.audit.verify()).toMatchObject({ ok: true });
  for (const house of houses) await house[Symbol.asyncDispose]();
});

/** Whoever is not answered looks where he stands, and goes on from there. */
async function persistently(first: WireClient, recall: string): Promise<string> {
  let client = first;
  for (;;) {
    try {
      const { receipt } = await goTo(client, 'report/receipt', { recall });
      if (receipt === null) throw new TypeError('no receipt stands on the page');
      return receipt;
    } catch (error) {
      if (error instanceof TypeError) throw error;
      await pause(20);
      client = client.again();
    }
  }
}
