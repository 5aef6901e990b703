import { request } from 'node:http';
import { networkInterfaces } from 'node:os';

import { expect, test } from 'vitest';

import { createCounters } from '../../platform/counters.ts';
import { readConfig } from '../../platform/config/env.ts';
import { metricsText, type Measures, monitor } from '../../web/metrics.ts';
import { start } from '../../main.ts';
import { textNeedle, searchBytes } from '../../tools/needle.ts';
import { install } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { goTo } from '../journeys/way.ts';

const anHour = 60 * 60 * 1000;

test('counts are of the last whole hour, in fives, and die after it', () => {
  let now = 0;
  const counters = createCounters(() => now);
  for (let at = 0; at < 13; at += 1) counters.count('turn');
  counters.count('report');
  expect(counters.lastHour()).toMatchObject({ turn: 0, report: 0 });
  now += anHour;
  expect(counters.lastHour()).toMatchObject({ turn: 15, report: 0 });
  now += anHour;
  expect(counters.lastHour()).toMatchObject({ turn: 0 });
});

const measures: Measures = {
  lastHour: { turn: 15, 'sent-away': 0, report: 0 },
  writable: true,
  intakeOpen: true,
  stage: 0,
  diskFree: 42,
  backupDays: null,
  selfCheckDays: 0,
  clock: 'well',
  residentBytes: 130_000_001,
};

test('figures are in the words of Prometheus, and what nobody knows is left out', () => {
  const lines = metricsText(measures).trimEnd().split('\n');
  expect(
    lines.every((line) =>
      /^(?:# (?:HELP|TYPE) senim_\w+ .+|senim_\w+(?:\{what="[a-z-]+"\})? \d+)$/.test(line),
    ),
  ).toBe(true);
  expect(lines).toContain('senim_last_hour{what="turn"} 15');
  expect(lines).toContain('senim_disk_free_percent 42');
  expect(lines.join()).not.toContain('backup');
});

test.each([
  [{}, 200],
  [{ writable: false }, 503],
  [{ intakeOpen: false }, 503],
] as const)('with %o the house is ready or says that it is not', async (change, status) => {
  const app = monitor(async () => ({ ...measures, ...change }));
  expect((await app.request('/ready')).status).toBe(status);
  expect((await app.request('/health')).status).toBe(200);
  expect((await app.request('/else')).status).toBe(404);
});

test('nothing of a person stands in the figures, and nobody but this machine gets them', async () => {
  await using installation = await install();
  const lines: string[] = [];
  const settings = { HOST: '0.0.0.0', PORT: '0', CONSOLE_PORT: '0', METRICS_PORT: '0' };
  const config = readConfig(
    { heldDay: 'refused' },
    { ...settings, DATA_DIR: installation.dataDir },
  );
  await using running = await start(config, {
    parts: ['web'],
    notice: null,
    warmsSearch: false,
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
  });
  const port = Number(/"side":"monitor","port":(\d+)/.exec(lines.join())?.[1]);
  const before = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const url = (running.localUrl ?? '').replace('localhost', '127.0.0.1');
  const client = jsonClient(url, { language: 'kk', from: '127.0.0.77' });
  const mark = 'қарлығашөлшем';
  await goTo(client, 'report/review', { recall: mark });
  const { receipt } = await client.choose('send');
  const after = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const needles = [
    textNeedle('words', mark),
    textNeedle('receipt', receipt ?? ''),
    textNeedle('key', client.key() ?? ''),
    textNeedle('address', '127.0.0.77'),
  ];
  expect(receipt).not.toBeNull();
  expect(searchBytes(Buffer.from(after), needles, 'metrics')).toEqual([]);
  // One report moves nothing: whoever watches the figures does not learn when it came.
  expect(still(after)).toBe(still(before));
  for (const address of elsewhere()) {
    await expect(reaches(address, port)).resolves.toBe(false);
  }
});

/** Without what the machine's other work moves. */
function still(text: string): string {
  return text.replaceAll(/senim_(?:resident_bytes|disk_free_percent) \d+/g, '');
}

/** This machine's addresses on its networks. */
function elsewhere(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).flatMap(({ internal, family, address }) =>
      internal || family !== 'IPv4' ? [] : [address],
    ),
  );
}

function reaches(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const asked = request({ host, port, path: '/metrics', timeout: 2000 });
  asked.on('response', () => resolve(true));
  asked.on('error', () => resolve(false));
  asked.on('timeout', () => asked.destroy());
  asked.end();
  return promise;
}
