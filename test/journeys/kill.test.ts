import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FilingStep, filingSteps } from '../../storage/filing-step.ts';
import type { Screen, WireClient } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { followUpSteps, restartedHouse } from '../fixtures/restarted-house.ts';
import { tamperer } from '../fixtures/tampering.ts';
import { blobFiles, channels, clientOf, goTo } from './way.ts';

// With the kills of the canaries about forty in a run, each proved to have struck where it should. The channels share the
// steps between them here: the canaries strike at every step over each.

let installation: Installation;
beforeAll(async () => {
  installation = await install();
});
afterAll(() => installation[Symbol.asyncDispose]());

describe.concurrent.each(channels)(
  'a house that is killed while people write over the %s channel',
  (channel) => {
    test(
      'keeps every acknowledged report and letter once, and nothing else',
      { timeout: 300_000 },
      async () => {
        await using own = await installation.copy();
        await using house = await restartedHouse(own);
        const filed: Filed[] = [];
        const newClient = () => clientOf(channel, house.now().url);
        const ready = async (recall: string) => {
          const client = newClient();
          await goTo(client, 'report/review', { recall });
          return client;
        };

        for (const [at, step] of shareOf(channel, filingSteps).entries()) {
          const text = `${channel} ${step} ${long(step)}`;
          const client = await ready(text);
          await house.killAt(step, () => client.choose('send'));
          await house.restart();
          filed.push({ text, receipt: await insist(client.again(house.now().url)), letters: [] });
          // Whoever was acknowledged before comes back while others are being killed.
          await visit(newClient(), filed[at >> 1]);
        }

        for (const [at, step] of shareOf(channel, followUpSteps).entries()) {
          const about = filed[at % filed.length];
          if (about === undefined) throw new TypeError('nothing was filed yet');
          const letter = `${channel} letter ${step}`;
          const client = newClient();
          await visit(client, about);
          await client.choose('reply');
          await client.write(letter);
          await client.attach({ name: 'a.txt', type: 'text/plain', bytes: fileOf(letter) });
          await house.killAt(step, () => client.choose('send'));
          await house.restart();
          await insistOnLetter(client.again(house.now().url));
          about.letters.push(letter);
        }

        // Several at once, killed from outside at whatever moment it happens to be.
        for (const delay of [15, 60, 140]) {
          const texts = [1, 2, 3].map((each) => `${channel} crowd ${delay}/${each}`);
          const crowd: WireClient[] = [];
          for (const text of texts) crowd.push(await ready(text));
          const sending = crowd.map((client) => client.choose('send').catch(() => null));
          await wait(delay);
          await house.now().kill();
          const answered = await Promise.all(sending);
          await house.restart();
          for (const [each, client] of crowd.entries()) {
            const receipt = await insist(client.again(house.now().url));
            expect(answered[each]?.receipt ?? receipt).toBe(receipt);
            filed.push({ text: texts[each] ?? '', receipt, letters: [] });
          }
        }

        for (const each of filed) await visit(newClient(), each);
        expect(new Set(filed.map(({ receipt }) => receipt)).size).toBe(filed.length);
        await house.now().kill();
        await holdStore(own.dataDir, filed);
      },
    );
  },
);

function shareOf<T>(channel: (typeof channels)[number], steps: readonly T[]): readonly T[] {
  return steps.filter((_, at) => at % channels.length === channels.indexOf(channel));
}

interface Filed {
  readonly text: string;
  readonly receipt: string;
  readonly letters: string[];
}

/** What the officer and the store find: each report once, each letter once, nothing that belongs to nobody. */
async function holdStore(dataDir: string, filed: readonly Filed[]): Promise<void> {
  await using desk = await deskOf(dataDir, installation.who('officer'));
  const read = [];
  for (const caseId of await desk.caseIds()) {
    const { opened, entries } = await desk.read(caseId);
    const recall = opened.report.answers.find(({ question }) => question === 'recall')?.answer;
    const letters = entries.map((entry) => {
      const text = entry.from === 'reporter' ? entry.text : '';
      expect(entry.opened.map(({ bytes }) => bytes)).toEqual([fileOf(text)]);
      return text;
    });
    read.push({ text: recall?.kind === 'text' ? recall.text : '', letters });
  }
  expect(read.toSorted(byText)).toEqual(
    filed.map(({ text, letters }) => ({ text, letters })).toSorted(byText),
  );
  const { store } = desk;
  expect(await store.scrub()).toEqual({ cases: filed.length, damaged: [] });
  expect(await store.audit.verify()).toMatchObject({ ok: true });
  // The last house may have been killed before its sweep.
  await store.sweep(houseDay);
  using rows = tamperer(dataDir);
  expect(rows.counts()).toMatchObject({ cases: filed.length, drafts: 0 });
  expect((await blobFiles({ dataDir })).toSorted()).toEqual(rows.largeBlobs());
  expect(rows.shredKeys()).toBe(filed.length);
}

function byText(left: { readonly text: string }, right: { readonly text: string }): number {
  return left.text < right.text ? -1 : 1;
}

/** The sealed report has to be too large for a row where a step is about the file that it then becomes. */
function long(step: FilingStep): string {
  return step.startsWith('blob-') ? 'очень длинно '.repeat(6000).trim() : 'коротко';
}

function fileOf(letter: string): Uint8Array {
  return new TextEncoder().encode(`${letter}\n`.repeat(5000));
}

/** Presses the same button again until there is a receipt, as a person does after an error. */
async function insist(client: WireClient): Promise<string> {
  let screen = await client.look();
  if (screen.at === 'report/review') screen = await client.choose('send');
  expect(screen).toMatchObject({ status: 200, at: 'report/receipt' });
  const { receipt } = screen;
  if (receipt === null) throw new TypeError('no receipt stands on the page');
  return receipt;
}

async function insistOnLetter(client: WireClient): Promise<void> {
  let screen: Screen = await client.look();
  if (screen.at === 'check/attach') screen = await client.choose('send');
  expect(screen).toMatchObject({ status: 200, at: 'check/account' });
}

async function visit(client: WireClient, filed: Filed | undefined): Promise<void> {
  await client.look();
  await client.choose('check');
  const screen = await client.write(filed?.receipt ?? '');
  expect(screen).toMatchObject({ status: 200, at: 'check/account' });
}
