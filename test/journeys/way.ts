import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'vitest';

import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Screen, WireClient } from '../fixtures/client.ts';
import { type Desk, deskOf, type ReadCase } from '../fixtures/desk.ts';
import type { Installation } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { webClient } from '../fixtures/web-client.ts';
import { flat } from './journey.ts';

/** Everybody here speaks English, so that failures can be read. */
export const language = 'en';

export const channels = ['web', 'json'] as const;
export type ChannelName = (typeof channels)[number];

export function clientOf(channel: ChannelName, url: string): WireClient {
  return channel === 'web' ? webClient(url, { language }) : jsonClient(url, { language });
}

/** Goes on to a step of the report on the shortest way; what is asked on the way is skipped. */
export async function goTo(
  client: WireClient,
  step: string,
  { recall = 'They asked for money.', unit = 'no' }: { recall?: string; unit?: string } = {},
): Promise<Screen> {
  let screen = await client.look();
  const answers: Readonly<Record<string, string>> = {
    'menu/welcome': 'report',
    'menu/menu': 'report',
    'report/urgent': 'no',
    'report/notice': 'continue',
    'report/identity': 'anonymous',
    'report/about-unit': unit,
    'report/files': 'done',
    'report/review': 'send',
  };
  for (let turns = 0; screen.at !== step; turns += 1) {
    if (turns > 40) throw new TypeError(`no way from ${screen.at} to ${step}`);
    screen =
      screen.at === 'report/recall'
        ? await client.write(recall)
        : await client.choose(answers[screen.at] ?? 'skip');
  }
  return screen;
}

/** Sends a report on the shortest way; its receipt. */
export async function report(client: WireClient, recall: string): Promise<string> {
  const { receipt } = await goTo(client, 'report/receipt', { recall });
  if (receipt === null) throw new TypeError('no receipt stands on the page');
  return receipt;
}

/** The accounts in all cases that this role can open. */
export async function recallsIn(
  { dataDir, who }: Pick<Installation, 'dataDir' | 'who'>,
  role: 'officer' | 'oversight' = 'officer',
): Promise<readonly string[]> {
  await using desk = await deskOf(dataDir, who(role));
  const recalls: string[] = [];
  for (const caseId of await desk.caseIds()) {
    const { answers } = (await desk.read(caseId)).opened.report;
    const recall = answers.find(({ question }) => question === 'recall')?.answer;
    recalls.push(recall?.kind === 'text' ? recall.text : '');
  }
  return recalls;
}

/** The case whose account is this. Throws `TypeError` where there is none. */
export async function caseWith(desk: Desk, recall: string): Promise<ReadCase> {
  for (const caseId of await desk.caseIds()) {
    const read = await desk.read(caseId);
    const told = read.opened.report.answers.find(({ question }) => question === 'recall')?.answer;
    if (told?.kind === 'text' && told.text === recall) return read;
  }
  throw new TypeError('no case with this account');
}

/** The files of blobs below the data folder. */
export async function blobFiles({ dataDir }: Pick<Installation, 'dataDir'>): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

export function says(
  screen: Screen,
  key: PhraseKey,
  params?: Readonly<Record<string, string | number>>,
): boolean {
  return flat(screen.text).includes(flat(phrase(language, key, params)));
}

/** The proof of filing, as somebody with the receipt takes it along from the page. */
export async function proofOf(url: string, receipt: string): Promise<string> {
  const client = webClient(url, { language });
  await client.look();
  await client.choose('check');
  await client.write(receipt);
  await client.choose('proof');
  const answer = await fetch(`${url}/${language}/file/1`, {
    headers: { cookie: client.cookies() },
  });
  expect(answer.headers.get('content-disposition')).toContain('proof.txt');
  return answer.text();
}
