import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { SenimError } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import type { WireClient } from '../fixtures/client.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { type House, install, type Installation, openHouse } from '../fixtures/house.ts';
import { tamperer, type Tamperer } from '../fixtures/tampering.ts';
import { caseWith, channels, clientOf, report, says } from './way.ts';

// Two reports, each with an answer, and somebody who exchanges what belongs to the one with what belongs to the other.

let installation: Installation;
let house: House;
let desk: Desk;
let thief: Tamperer;
let receipts: readonly string[];
let lines: string[];

beforeEach(async () => {
  installation = await install();
  lines = [];
  house = await openHouse(installation, { log: createLog((line) => lines.push(line)) });
  desk = await deskOf(installation.dataDir, installation.who('officer'));
  thief = tamperer(installation.dataDir);
  receipts = [await filed('left'), await filed('right')];
});
afterEach(async () => {
  thief[Symbol.dispose]();
  await desk[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

describe.each(channels)('over the %s channel', (channel) => {
  const client = (): WireClient => clientOf(channel, house.url);

  test.each(['case_id', 'packet'])(
    'a receipt whose row was exchanged in %s shows nothing of the other case',
    async (column) => {
      thief.swap('reporters', column);
      for (const receipt of receipts) {
        const person = await atCheck(client());
        const screen = await person.write(receipt);
        expect(screen).toMatchObject({ status: 500, at: 'check/receipt' });
        expect(screen.text).not.toContain('An answer');
        expect(says(screen, 'check.damaged')).toBe(true);
        expect(await person.look()).toMatchObject({ status: 200, at: 'check/receipt' });
      }
    },
  );

  test.each([
    ['is exchanged', 'check.damaged', () => thief.swap('reporters', 'case_id')],
    ['is taken away', 'check.gone', () => thief.forgetReporters()],
  ] as const)('whoever is looking when the row %s is told so', async (_how, key, strike) => {
    const person = await atCheck(client());
    await person.write(receipts[0] ?? '');
    strike();
    expect(lines.join('')).not.toContain('case.damaged');
    for (const see of [() => person.look(), () => person.choose('refresh')]) {
      const screen = await see();
      expect(screen).toMatchObject({ status: 500, at: 'check/account' });
      expect(says(screen, key)).toBe(true);
    }
    await person.choose('reply');
    await person.write('A letter.');
    const refused = await person.choose('send');
    expect(refused).toMatchObject({ status: 500, at: 'check/attach' });
    expect(says(refused, key)).toBe(true);
    expect(refused.text).toContain('A letter.');
    if (key === 'check.damaged') expect(lines.join('')).toContain('case.damaged');
    expect(lines.join('')).not.toMatch(/request\.failed|turn\.failed/);
  });

  test('a letter is not taken when the row was exchanged while it was written', async () => {
    const person = await atCheck(client());
    await person.write(receipts[0] ?? '');
    await person.choose('reply');
    await person.write('A letter to the left case.');
    thief.swap('reporters', 'case_id');
    expect((await person.choose('send')).status).toBe(500);
    const letters = await Promise.all(
      (await desk.caseIds()).map(async (id) => (await desk.read(id)).entries.length),
    );
    expect(letters).toEqual([1, 1]);
    thief.swap('reporters', 'case_id');
    expect(await person.look()).toMatchObject({ at: 'check/attach' });
    expect(await person.choose('send')).toMatchObject({ status: 200, at: 'check/account' });
  });

  test.each(['case_id', 'bytes'])(
    'an officer’s letter that was exchanged in %s is named and not shown',
    async (column) => {
      thief.swap('entries', column);
      for (const receipt of receipts) {
        const screen = await (await atCheck(client())).write(receipt);
        expect(screen).toMatchObject({ status: 200, at: 'check/account' });
        expect(screen.text).not.toContain('An answer');
        expect(says(screen, 'check.no-letters')).toBe(true);
        expect(screen.text).toContain('could not be opened');
      }
    },
  );
});

test.each([
  ['cases', 'manifest'],
  ['cases', 'key_file'],
  ['blobs', 'bytes'],
  ['blobs', 'case_id'],
  ['entries', 'bytes'],
] as const)('an officer opens no case whose %s were exchanged in %s', async (table, column) => {
  thief.swap(table, column);
  for (const caseId of await desk.caseIds()) {
    await expect(desk.read(caseId)).rejects.toThrow(SenimError);
  }
});

async function filed(name: string): Promise<string> {
  const recall = `The ${name} report.`;
  const receipt = await report(clientOf('json', house.url), recall);
  const { caseId } = await caseWith(desk, recall);
  await desk.say(caseId, { kind: 'message', text: `An answer to the ${name} report.` });
  return receipt;
}

async function atCheck(person: WireClient): Promise<WireClient> {
  await person.look();
  await person.choose('check');
  return person;
}
