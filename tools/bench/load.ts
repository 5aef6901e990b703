import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Body } from './body.ts';
import { ChatClient, read, type Raw } from './chat-client.ts';
import { inFlight } from '../in-flight.ts';
import { reportsAt } from './reporter.ts';
import { startServer, type Server } from './server.ts';

/** What one server did under filings, and what it cost. Latencies in milliseconds. */
export interface LoadFigures {
  readonly text: { readonly perSecond: number; readonly cpuMs: number };
  /** One text filing and one with a 1 MiB file by turns, from the first byte of the file to the receipt. */
  readonly pairs: { readonly textMs: number; readonly attachedMs: number };
  readonly fourInFlight: readonly number[];
  readonly manyInFlight: { readonly failures: number; readonly doubles: number };
  readonly residentMib: { readonly idle: number; readonly loaded: number };
}

const counts = { warmUp: 60, text: 100, pairs: 25, four: 240, many: 192 } as const;
const mib = 2 ** 20;

/**
 * Files reports over HTTP on the JSON channel. Each is walked to its last page beforehand, so that what is measured is
 * the act of sending: sealing to four hybrid recipients, storing, drawing the receipt.
 */
export async function measureLoad({ dataDir }: Body): Promise<LoadFigures> {
  await using server = await startServer({ dataDir });
  using client = new ChatClient(server.publicUrl);
  await wait(3_000);
  const idle = server.residentMib();
  for (const session of await reportsAt(client, 'report/review', counts.warmUp)) {
    read(await send(client, session));
  }
  const text = await textOneByOne(client, server);
  const pairs = await byTurns(client);
  const fourInFlight = await timed(client, 4);
  const manyInFlight = await many(client, dataDir);
  return {
    text,
    pairs,
    fourInFlight,
    manyInFlight,
    residentMib: { idle, loaded: server.residentMib() },
  };
}

export function send(client: ChatClient, session: string): Promise<Raw> {
  return client.post({ session, choice: 'send', at: 'report/review' });
}

async function textOneByOne(client: ChatClient, server: Server): Promise<LoadFigures['text']> {
  const sessions = await reportsAt(client, 'report/review', counts.text);
  const cpuBefore = server.cpuMs();
  const began = performance.now();
  const answers: Raw[] = [];
  for (const session of sessions) answers.push(await send(client, session));
  const passedMs = performance.now() - began;
  const cpuMs = server.cpuMs() - cpuBefore;
  answers.forEach(read);
  return { perSecond: sessions.length / (passedMs / 1000), cpuMs: cpuMs / sessions.length };
}

/**
 * The file is of no known type and is sealed as it is. A photograph is drawn anew besides, which costs what the image
 * library costs.
 */
async function byTurns(client: ChatClient): Promise<LoadFigures['pairs']> {
  const texts = await reportsAt(client, 'report/review', counts.pairs);
  const waiting = await reportsAt(client, 'report/files', counts.pairs);
  const file = Uint8Array.from({ length: mib }, (_, index) => (index * 2_654_435_761) >>> 24);
  let textMs = 0;
  let attachedMs = 0;
  for (const [index, session] of waiting.entries()) {
    textMs += await msOf(async () => read(await send(client, texts[index] ?? '')));
    attachedMs += await msOf(async () => {
      read(await client.upload(session, file));
      await client.say({ session, choice: 'done', at: 'report/files' });
      read(await send(client, session));
    });
  }
  return { textMs: textMs / counts.pairs, attachedMs: attachedMs / counts.pairs };
}

async function timed(client: ChatClient, most: number): Promise<readonly number[]> {
  const sessions = await reportsAt(client, 'report/review', counts.four);
  return await inFlight(most, sessions, (session) =>
    msOf(async () => read(await send(client, session))),
  );
}

/** Every fourth person presses twice. Each must read a receipt, and each receipt must stand for one case. */
async function many(client: ChatClient, dataDir: string): Promise<LoadFigures['manyInFlight']> {
  const sessions = await reportsAt(client, 'report/review', counts.many);
  const pressed = sessions.flatMap((session, index) =>
    index % 4 === 0 ? [session, session] : [session],
  );
  const before = casesIn(dataDir);
  const answers = await inFlight(64, pressed, async (session) => {
    const { status, body } = await send(client, session);
    return status === 200 ? receiptIn(body) : null;
  });
  const receipts = new Set(answers.filter((receipt) => receipt !== null));
  return {
    failures: answers.filter((receipt) => receipt === null).length,
    doubles: Math.abs(casesIn(dataDir) - before - receipts.size),
  };
}

function receiptIn(body: string): string | null {
  return /"receipt":"([^"]+)"/.exec(body)?.[1] ?? null;
}

/** Counted beside the server, in what is on the disk. */
function casesIn(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'senim.db'), { readOnly: true });
  try {
    return Number(database.prepare('select count(*) as cases from cases').get()?.['cases']);
  } finally {
    database.close();
  }
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
