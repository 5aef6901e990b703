import { afterAll, expect, test } from 'vitest';

import { addMonths } from '../../platform/time.ts';
import { deskOf } from '../fixtures/desk.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { webClient } from '../fixtures/web-client.ts';
import { language, caseWith, clientOf, proofOf, report, channels } from './way.ts';

// Somebody comes back a quarter later, on every channel, proof in hand.

const installation = await install();
afterAll(() => installation[Symbol.asyncDispose]());

test.each(channels)('who comes back over %s says what happened since, once', async (channel) => {
  const recall = `They asked for money over ${channel}.`;
  let receipt = '';
  {
    await using house = await openHouse(installation);
    receipt = await report(clientOf(channel, house.url), recall);
  }
  const later = addMonths(houseDay, 3);
  await using house = await openHouse(installation, { today: later });
  const client =
    channel === 'web' ? webClient(house.url, { language }) : jsonClient(house.url, { language });
  await client.look();
  await client.choose('check');
  const account = await client.write(receipt);
  expect(account.options).toContain('check-in');
  await client.choose('check-in');
  await client.choose('found-out');
  await client.write('My chief asked me whether it was me.');
  const sent = await client.choose('send');
  expect(sent.at).toBe('check/account');
  expect(sent.options).not.toContain('check-in');

  const again = clientOf(channel, house.url);
  await again.look();
  await again.choose('check');
  expect((await again.write(receipt)).options).not.toContain('check-in');

  await using desk = await deskOf(installation.dataDir, installation.who('officer'));
  const { entries } = await caseWith(desk, recall);
  const letters = entries.flatMap((entry) => (entry.from === 'reporter' ? [entry.text] : []));
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('My chief asked me whether it was me.');
});

test('the proof that somebody takes along is found genuine by whoever has it checked', async () => {
  await using house = await openHouse(installation);
  const receipt = await report(clientOf('web', house.url), 'For the proof.');
  const proof = await proofOf(house.url, receipt);
  const page = `${house.url}/en/verify`;
  const headers = { origin: house.url, 'sec-fetch-site': 'same-origin' };
  const shown = async (body: URLSearchParams | FormData) =>
    (await fetch(page, { method: 'POST', headers, body })).text();

  expect(await shown(new URLSearchParams({ text: proof }))).toContain('is genuine');
  const form = new FormData();
  form.set('text', '');
  form.set('file', new Blob([proof]), 'proof.txt');
  expect(await shown(form)).toContain('is genuine');

  const forged = proof.replace(houseDay, '2026-11-01');
  expect(await shown(new URLSearchParams({ text: forged }))).toContain('is not genuine');
  expect(await shown(new URLSearchParams({ text: '' }))).toContain('nothing to check');
  const foreign = await fetch(page, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ text: proof }),
  });
  expect(foreign.status).toBe(403);
  expect((await fetch(page)).headers.get('set-cookie')).toBeNull();
});
