import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chosen, families } from '../../tools/bench/bench.ts';
import { descriptorProblems } from '../../surveys/descriptor-check.ts';
import { drawDocument } from '../../tools/bench/document.ts';
import { goals } from '../../tools/bench/goals.ts';
import { growthOf } from '../../tools/bench/growth.ts';
import { inFlight } from '../../tools/in-flight.ts';
import { machineOf } from '../../tools/bench/machine.ts';
import { answersPerSecond, fetchOnce } from '../../tools/bench/page-load.ts';
import { median, quantile } from '../../tools/bench/quantile.ts';
import { drawReport } from '../../tools/bench/report.ts';
import { notRun, row } from '../../tools/bench/row.ts';
import { tenQuestions } from '../../tools/bench/survey.ts';
import { countIn } from '../../tools/bench/syncs.ts';

describe('a row', () => {
  test('is met on its bound and missed past it', () => {
    expect(row('filing.text.per_s', { ours: 30 }).met).toBe(true);
    expect(row('filing.text.per_s', { ours: 29.9 }).met).toBe(false);
    expect(row('filing.p99_ms_4', { ours: 100 }).met).toBe(true);
    expect(row('filing.p99_ms_4', { ours: 100.1 }).met).toBe(false);
    expect(row('filing.failures_64', { ours: 1 }).met).toBe(false);
  });

  test('beside a peer is held to the ratio and tells both figures', () => {
    const peer = { name: 'Another', value: 100 };
    expect(row('dialog.turns.vs_xstate', { ours: 300, peer })).toMatchObject({
      ours: 300,
      peer: 100,
      peerName: 'Another',
      ratio: 3,
      met: true,
    });
    expect(row('dialog.turns.vs_xstate', { ours: 299, peer }).met).toBe(false);
  });

  test('that needs a peer and has none is missed', () => {
    expect(row('dialog.turns.vs_xstate', { ours: 1_000_000 }).met).toBe(false);
  });

  test('that could not be measured is missed, not met', () => {
    expect(row('start.health_ms', { ours: Number.NaN }).met).toBe(false);
  });

  test('gives a reason only when it is missed', () => {
    const why = { ifMissed: 'the disk is slow' };
    expect(row('start.health_ms', { ours: 601, ...why }).reason).toBe('the disk is slow');
    expect(row('start.health_ms', { ours: 600, ...why })).not.toHaveProperty('reason');
  });
});

test('the page of figures tells each row, what was missed with its reason, and what was not run', () => {
  const machine = { ...machineOf({ busy: 0.24, minutes: 17.2 }), cores: 2, day: '2026-11-22' };
  const text = drawDocument(
    [
      row('page.first.bytes', { ours: 12_345 }),
      row('store.insert.pg_ratio', {
        ours: 90,
        peer: { name: 'PostgreSQL', value: 900 },
        ifMissed: 'one line of writers',
      }),
      ...notRun('no chromium here', 'page.first.requests'),
    ],
    machine,
  );
  expect(text).toContain('Goals met: 1 of 2.');
  expect(text).toContain(
    '| `page.first.bytes` | size of the first page, compressed | 12345 | ≤ 15360 | bytes |  | met |',
  );
  expect(text).toContain('PostgreSQL 900, ratio 0.1 | **missed** |');
  expect(text).toContain('- `store.insert.pg_ratio`: one line of writers.');
  expect(text).toContain('- `page.first.requests`: no chromium here.');
  expect(text).toContain('Measured on 2026-11-22 in 18 minutes on 2 cores');
  expect(text).toContain('before the run was 0.2.\n');
  expect(text).toMatch(/SQLite 3\.\d+.*, beside xstate \d+\.\d+/);
  const busy = drawDocument([], { ...machine, busy: 3 });
  expect(busy).toContain('The machine was busy');
});

test('a case in a store of many is filed, found, listed and opened like one among few', async () => {
  const { few, many } = await growthOf(10, 3000, 4);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeGreaterThan(0);
});

test('the survey of the bench is one that an officer may open', () => {
  expect(descriptorProblems(tenQuestions('codes', 10))).toEqual([]);
});

describe('the report', () => {
  const measured = [
    row('page.first.bytes', { ours: 12_345 }),
    row('page.first.per_s', { ours: 4_000, limit: 40_000, ifMissed: 'too many lines' }),
    ...notRun('no chromium here', 'page.first.requests'),
  ];
  const lines = drawReport(measured).split('\n');

  test('ends with how many goals were met of those that were measured', () => {
    expect(lines.at(-1)).toBe('goals met: 1 of 2');
  });

  test('names what was not run, and why', () => {
    expect(lines).toContain('not run: page.first.requests (no chromium here)');
  });

  test('shows the limit and the reason beside a missed goal', () => {
    const missed = lines.filter((line) => line.includes('page.first.per_s')).join('\n');
    expect(missed).toMatch(/MISSED.*4,000.*≥ 8000.*limit 40,000/);
    expect(missed).toContain('too many lines');
  });
});

describe('the families', () => {
  test('have each goal once', () => {
    const ids = families.flatMap((family) => family.ids);
    expect(ids.toSorted()).toEqual(Object.keys(goals).toSorted());
  });

  test('are chosen by the beginning of an id', () => {
    expect(chosen('')).toEqual(families);
    expect(chosen('filing').flatMap(({ ids }) => ids)).toContain('filing.fsyncs');
    expect(chosen('filing')).toHaveLength(1);
    expect(chosen('page.first.bytes')).toHaveLength(1);
    expect(chosen('nothing')).toEqual([]);
  });
});

describe('a quantile', () => {
  test('is one of the samples, and as many lie below it as were asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 50 }),
        fc.constantFrom(0.5, 0.95, 0.99, 1),
        (samples, share) => {
          const value = quantile(samples, share);
          expect(samples).toContain(value);
          const below = samples.filter((sample) => sample <= value).length;
          expect(below).toBeGreaterThanOrEqual(share * samples.length);
          const under = samples.filter((sample) => sample < value).length;
          expect(under).toBeLessThan(share * samples.length);
        },
      ),
    );
  });

  test('of nothing is a mistake', () => {
    expect(() => median([])).toThrow(TypeError);
  });
});

test('work in flight keeps its order and its bound', async () => {
  let now = 0;
  let most = 0;
  const doubled = await inFlight(4, [5, 1, 4, 1, 3, 2, 9, 1], async (value) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, value));
    now -= 1;
    return value * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 2, 6, 4, 18, 2]);
  expect(most).toBe(4);
});

test('waits for the disk are counted inside the span and once each', () => {
  const trace = [
    '71 100.000001 fsync(3)                = 0',
    '71 200.000000 fdatasync(17 <unfinished ...>',
    '72 200.100000 fsync(4)                = 0',
    '71 200.200000 <... fdatasync resumed>) = 0',
    '71 300.000000 fsync(3)                = 0',
    '72 300.100000 +++ exited with 0 +++',
  ].join('\n');
  expect(countIn(trace, { from: 150, to: 250 })).toBe(2);
});

describe('the page load', () => {
  test('counts whole answers over several lines, as many as the server gave', async () => {
    let given = 0;
    await using server = await listening((_request, response) => {
      given += 1;
      // In two pieces: neither may be taken for an answer.
      response.writeHead(200, { 'Content-Length': 20_000 });
      response.write(Buffer.alloc(10_000));
      setImmediate(() => response.end(Buffer.alloc(10_000)));
    });
    expect(await fetchOnce(server.url)).toMatchObject({ status: 200 });
    expect((await fetchOnce(server.url)).bytes).toBeGreaterThan(20_000);
    given = 0;
    const began = performance.now();
    const rate = await answersPerSecond(server.url, { lines: 4, seconds: 0.2 });
    const counted = (rate * (performance.now() - began)) / 1000;
    // Each line's first answer finds out how long it is and is not counted.
    expect(counted).toBeGreaterThan((given - 4) * 0.8);
    expect(counted).toBeLessThan((given - 4) * 1.6);
  });

  test('fails when the server closes a line', async () => {
    let answers = 0;
    await using server = await listening((request, response) => {
      answers += 1;
      if (answers > 2) request.socket.destroy();
      else response.writeHead(200, { 'Content-Length': 2 }).end('ok');
    });
    await expect(answersPerSecond(server.url, { lines: 1, seconds: 5 })).rejects.toThrow(/closed/);
  });
});

async function listening(listener: Parameters<typeof createServer>[1] & object) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
