import { expect } from 'vitest';

import {
  claims,
  address,
  keyNeedles,
  receiptNeedles,
  type MarkedReport,
} from '../fixtures/canaries.ts';
import type { Screen, WireClient } from '../fixtures/client.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import type { Needle } from '../../tools/needle.ts';
import { webClient } from '../fixtures/web-client.ts';
import type { ChannelName } from './way.ts';

/** Somebody from an address of his own, behind a proxy that tells on him. */
export function markedClient(url: string, channel: ChannelName, report: MarkedReport): WireClient {
  const options = { language: 'kk', from: address.real, headers: claims(report) } as const;
  return channel === 'web' ? webClient(url, options) : jsonClient(url, options);
}

/** Answers everything that can be marked, attaches the files, and stops before `send`. */
export async function prepare(client: WireClient, report: MarkedReport): Promise<Screen> {
  await client.look();
  for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) await client.choose(id);
  let screen = await client.write(report.recall);
  expect(screen.at).toBe('report/what');
  for (let turns = 0; screen.at !== 'report/files'; turns += 1) {
    if (turns > 30) throw new TypeError(`the report hangs at ${screen.at}`);
    if (screen.at === 'report/who') screen = await client.write(report.who);
    else if (screen.at === 'report/fears') screen = await client.write(report.fears);
    else screen = await client.choose('skip');
  }
  screen = await client.attach(report.broken);
  expect(screen.options).not.toContain('remove-1');
  for (const file of report.files) screen = await client.attach(file);
  expect(screen.options).toContain(`remove-${report.files.length}`);
  screen = await client.choose('done');
  expect(screen.at).toBe('report/review');
  return screen;
}

/** Comes back with the receipt and writes a letter with a file, ready to be sent. */
export async function prepareReply(
  client: WireClient,
  report: MarkedReport,
  receipt: string,
): Promise<Screen> {
  await client.look();
  await client.choose('check');
  let screen = await client.write(receipt);
  expect(screen.at).toBe('check/account');
  await client.choose('reply');
  await client.write(report.reply);
  screen = await client.attach(report.replyFile);
  expect(screen.options).toContain('remove-1');
  return screen;
}

/** What must stand nowhere: the marks, the client's key, and the receipt once there is one. */
export function needlesOf(
  report: MarkedReport,
  clients: readonly WireClient[],
  receipts: readonly string[],
): readonly Needle[] {
  const keys = clients.flatMap((client) => {
    const key = client.key();
    return key === null ? [] : [key];
  });
  return [
    ...report.needles,
    ...[...new Set(keys)].flatMap(keyNeedles),
    ...receipts.flatMap(receiptNeedles),
  ];
}
