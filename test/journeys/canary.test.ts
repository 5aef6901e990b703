import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FilingStep, filingSteps } from '../../storage/filing-step.ts';
import { markedReport, type MarkedReport } from '../fixtures/canaries.ts';
import type { ChildHouse } from '../fixtures/child-house.ts';
import type { WireClient } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { type Find, searchBytes, searchFolders } from '../../tools/needle.ts';
import { followUpSteps, restartedHouse } from '../fixtures/restarted-house.ts';
import { multipart, send } from '../fixtures/wire.ts';
import { markedClient, needlesOf, prepare, prepareReply } from './marked.ts';
import { type ChannelName, channels } from './way.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await install();
});
afterAll(() => installation[Symbol.asyncDispose]());

describe.concurrent.each(channels)('a marked report over the %s channel', (channel) => {
  test(
    'leaves no trace wherever the house is killed, and is whole for the officer',
    { timeout: 300_000 },
    async () => {
      await using scene = await openScene(channel);
      const { report } = scene;

      // A draft with half an upload, and requests that are none.
      await prepare(scene.client, report);
      await halfAnUpload(scene);
      await scene.keep('upload');
      await scene.restart();
      await nonsense(scene);
      expect((await scene.client.choose('done')).at).toBe('report/review');

      await scene.killAt(filingSteps, 'send');
      const filed = await scene.client.look();
      expect(filed.at).toBe('report/receipt');
      const receipt = filed.receipt ?? '';
      expect(receipt).not.toBe('');
      scene.receipts.push(receipt);
      expect((await scene.client.write(receipt.slice(-4))).at).toBe('report/next');
      expect((await scene.client.write(receipt)).at).toBe('check/account');
      await scene.keep('typed at once');
      await scene.come();
      await prepareReply(scene.client, report, receipt);
      await scene.house.kill();
      await scene.keep('letter');
      await scene.restart();
      await scene.killAt(followUpSteps, 'send');
      expect((await scene.client.look()).at).toBe('check/account');
      await scene.house.kill();
      await scene.keep('sent');

      await using desk = await deskOf(scene.dataDir, installation.who('officer'));
      const [caseId, ...more] = await desk.caseIds();
      expect(more).toEqual([]);
      if (caseId === undefined) throw new TypeError('no case was filed');
      const { opened, files, entries } = await desk.read(caseId);
      const told = opened.report.answers.map(({ answer }) => ('text' in answer ? answer.text : ''));
      expect(told).toEqual(expect.arrayContaining([report.recall, report.who, report.fears]));
      expect(files).toHaveLength(report.files.length);
      expect(entries).toMatchObject([{ from: 'reporter', text: report.reply }]);
      expect(entries[0]?.opened[0]?.bytes).toEqual(report.replyFile.bytes);

      const { finds, bytes, snapshots } = await scene.search();
      expect(snapshots).toBe(filingSteps.length + followUpSteps.length + 4);
      expect(bytes).toBeGreaterThan(1e6);
      expect(finds).toEqual([]);

      // The same search, with one mark laid down where the house might have left it.
      const planted = join(scene.dataDir, 'blobs', 'planted');
      await writeFile(planted, gzipSync(report.fears));
      await scene.keep('planted');
      expect((await scene.search()).finds).toEqual([
        { needle: 'fears', place: expect.stringContaining('planted') },
      ]);
    },
  );
});

interface Scene extends AsyncDisposable {
  readonly report: MarkedReport;
  readonly dataDir: string;
  readonly receipts: string[];
  readonly client: WireClient;
  readonly house: ChildHouse;
  readonly restart: () => Promise<void>;
  /** Somebody with a fresh browser comes. */
  readonly come: () => Promise<void>;
  /** Keeps everything on the disk as it lies there now. */
  readonly keep: (name: string) => Promise<void>;
  /** Presses the button once for each step and is killed there each time. */
  readonly killAt: (steps: readonly FilingStep[], button: string) => Promise<void>;
  readonly search: () => Promise<{ finds: readonly Find[]; bytes: number; snapshots: number }>;
}

async function openScene(channel: ChannelName): Promise<Scene> {
  const own = await installation.copy();
  const { dataDir } = own;
  const kept = await mkdtemp(join(tmpdir(), 'senim-kept-'));
  const report = await markedReport();
  const receipts: string[] = [];
  const everybody: WireClient[] = [];
  const names: string[] = [];
  const house = await restartedHouse(own);
  let client = markedClient(house.now().url, channel, report);
  everybody.push(client);

  async function restart(): Promise<void> {
    await house.restart();
    client = client.again(house.now().url);
    everybody.push(client);
    await client.look();
  }

  async function keep(name: string): Promise<void> {
    names.push(name);
    const folder = join(kept, name);
    await mkdir(folder);
    await cp(dataDir, join(folder, 'data'), { recursive: true });
    await cp(house.now().temporary, join(folder, 'temporary'), { recursive: true });
  }

  async function killAt(steps: readonly FilingStep[], button: string): Promise<void> {
    for (const step of steps) {
      await house.killAt(step, () => client.choose(button));
      await keep(`${button}-${step}-${names.length}`);
      await restart();
    }
  }

  return {
    report,
    dataDir,
    receipts,
    get client() {
      return client;
    },
    get house() {
      return house.now();
    },
    restart,
    come: async () => {
      client = markedClient(house.now().url, channel, report);
      everybody.push(client);
    },
    keep,
    killAt,
    search: async () => {
      const needles = needlesOf(report, everybody, receipts);
      const { finds, bytes } = await searchFolders([kept], needles);
      const log = searchBytes(house.said(), needles, 'the log');
      return { finds: [...finds, ...log], bytes, snapshots: names.length };
    },
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
      await rm(kept, { recursive: true, force: true });
    },
  };
}

/** Half of a file has come and lies sealed on the disk, and then there is no house any more. */
async function halfAnUpload({ house, client, report, dataDir }: Scene): Promise<void> {
  expect((await client.choose('edit-files')).at).toBe('report/files');
  const file = {
    ...report.replyFile,
    bytes: Buffer.concat(Array(20).fill(report.replyFile.bytes)),
  };
  const { type, body } = await multipart([['session', client.key() ?? '']], [file]);
  const asked = request(`${house.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': type, 'content-length': body.length },
  });
  asked.on('error', () => {});
  asked.write(body.subarray(0, body.length / 2));
  const arriving = async () => {
    const names = await readdir(join(dataDir, 'blobs'), { recursive: true });
    return names.some((name) => name.endsWith('.part'));
  };
  while (!(await arriving())) await wait(20);
  await house.kill();
  asked.destroy();
}

/** Requests that break in the middle of a mark: their errors must not quote them. */
async function nonsense({ house, report }: Scene): Promise<void> {
  const post = (type: string, body: string) =>
    send(`${house.url}/api/chat`, { method: 'POST', headers: { 'content-type': type }, body });
  expect((await post('application/json', `{"text": "${report.fears}`)).status).toBe(400);
  expect((await post('application/json', `{"${report.fears}": 1}`)).status).toBe(400);
  const torn = `--x\r\nContent-Disposition: form-data; name="${report.who}\r\n\r\n${report.fears}`;
  expect((await post('multipart/form-data; boundary=x', torn)).status).toBe(400);
  const { status } = await send(`${house.url}/kk/${encodeURIComponent(report.fears)}`, {
    method: 'GET',
  });
  expect(status).toBe(404);
}
