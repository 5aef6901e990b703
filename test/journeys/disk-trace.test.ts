import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import { searchBytes, type Needle } from '../../tools/needle.ts';
import { openHouse } from '../../tools/torture/house.ts';
import { markedReport } from '../fixtures/canaries.ts';
import { cannotTrace, readTrace, traced, type DiskTrace } from '../fixtures/disk-trace.ts';
import { install } from '../fixtures/house.ts';
import { markedClient, needlesOf, prepare } from './marked.ts';

let beside: string;
beforeEach(async () => {
  beside = await realpath(await mkdtemp(join(tmpdir(), 'senim-disk-')));
});
afterEach(() => rm(beside, { recursive: true, force: true }));

const found = ({ written }: DiskTrace, needles: readonly Needle[]) =>
  [...written].flatMap(([target, bytes]) => searchBytes(bytes, needles, target));

const outside = ({ touched }: DiskTrace, folder: string) =>
  touched.filter((path) => !path.startsWith(`${folder}/`) && path !== '/dev/null');

// A search of the folders afterwards, as in the other tests, misses what was written and removed again.
test.skipIf(cannotTrace)(
  'no call to the system writes a word of a report to a file while it is typed, sealed and filed',
  async () => {
    await using installation = await install();
    const dataDir = await realpath(installation.dataDir);
    const temporary = await mkdtemp(join(beside, 'temporary-'));
    const trace = join(beside, 'trace');
    const report = await markedReport();
    const needles: Needle[] = [];
    {
      await using house = await openHouse({
        dataDir,
        temporary,
        orders: join(beside, 'orders'),
        // What Node compiled would be kept beside the data.
        under: ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...traced(trace)],
      });
      const client = markedClient(house.url(), 'web', report);
      await prepare(client, report);
      const before = needlesOf(report, [client], []);
      const { at, receipt } = await client.choose('send');
      expect(at).toBe('report/receipt');
      needles.push(...before, ...needlesOf(report, [client], [receipt ?? '']));
    }
    const seen = readTrace(await ended(trace), temporary);
    expect(seen.unseen).toEqual([]);
    expect(found(seen, needles)).toEqual([]);
    expect(outside(seen, dataDir)).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
    // What came to the disk did pass before our eyes: the sealed files to the byte.
    const passed = new Set([...seen.written.values()].map(sha256Hex));
    const sealed = await filesIn(join(dataDir, 'blobs'));
    expect(sealed.length).toBeGreaterThan(2);
    expect(sealed.filter((bytes) => !passed.has(sha256Hex(bytes)))).toEqual([]);
    expect(seen.written.get(join(dataDir, 'senim.db-wal'))?.length).toBeGreaterThan(50_000);
    // The same eyes see what a careless program does.
    const careless = await traceOf(report.fears.slice(-24));
    expect(found(careless, needles).map(({ place }) => place.split('/').at(-1))).toEqual(
      expect.arrayContaining(['plain', 'wide', 'coded']),
    );
    expect(outside(careless, dataDir)).toContain(join(beside, 'plain'));
  },
);

/** A program that writes the words in three dresses, one of them in two halves. */
async function traceOf(words: string): Promise<DiskTrace> {
  const trace = join(beside, 'careless');
  const script = `
    const { appendFileSync, writeFileSync } = require('node:fs');
    const words = process.argv[1];
    appendFileSync('plain', words.slice(0, 9));
    appendFileSync('plain', words.slice(9));
    writeFileSync('wide', Buffer.from(words, 'utf16le'));
    writeFileSync('coded', Buffer.from('x' + words).toString('base64'));
  `;
  const [strace, ...flags] = traced(trace);
  if (strace === undefined) throw new TypeError('no program');
  const asked = [...flags, process.execPath, '-e', script, words];
  await once(spawn(strace, asked, { cwd: beside, stdio: 'ignore' }), 'exit');
  return readTrace(await ended(trace), beside);
}

async function filesIn(folder: string): Promise<readonly Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))));
}

/** The tracer goes its own way; its last word is that the process is gone. */
async function ended(trace: string): Promise<string> {
  await expect.poll(() => readFile(trace, 'utf8')).toMatch(/\+\+\+ (?:exited|killed).*\n$/);
  return await readFile(trace, 'utf8');
}
