import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type Body, newBody } from './body.ts';
import { holdReceipts, holdStore } from './hold.ts';
import { openHouse } from './house.ts';
import { Ledger, sumOf, type Verdict } from './ledger.ts';
import { type Person, reporterReady } from './person.ts';
import { smallDisk } from './small-disk.ts';

const run = promisify(execFile);

export const diskPlaces = ['database', 'blobs', 'temporary'] as const;
export type DiskPlace = (typeof diskPlaces)[number];

/** Less than any of the files takes. */
const piece = 64 * 1024;

export interface FullDisk extends Verdict {
  readonly place: DiskPlace;
  readonly acknowledged: number;
  /** Acknowledged while there was no room at all. */
  readonly whileFull: number;
}

/**
 * People press while the disk at `place` is full, and again when it is not. `null` where no small disk can be
 * mounted: only root can.
 */
export async function fillDisk(place: DiskPlace): Promise<FullDisk | null> {
  await using opened = new AsyncDisposableStack();
  const mount = await smallDisk();
  if (mount === null) return null;
  opened.use(mount);
  const made = opened.use(await newBody(1));
  const body = await moved(made, place, mount.path, opened);
  const beside = await mkdtemp(join(tmpdir(), 'senim-orders-'));
  opened.defer(() => rm(beside, { recursive: true, force: true }));
  const { dataDir } = body;
  const temporary = place === 'temporary' ? mount.path : beside;
  const ledger = new Ledger();
  const house = await openHouse({ dataDir, temporary, orders: join(beside, 'orders') });
  try {
    const people: Person[] = [];
    for (const at of [1, 2, 3, 4]) {
      const words = at > 2 ? `толық ${at} ${'очень длинно '.repeat(6000)}`.trim() : `толық ${at}`;
      people.push(await reporterReady(house.url(), `толық ${at}`, words));
    }
    await mount.leave(0);
    if ((await mount.free()) > piece) throw new Error('the small disk did not come to its end');
    for (const each of people) {
      await each.press(house.url()).then(
        (receipt) => void ledger.reports.set(each.mark, receipt),
        () => {},
      );
    }
    const whileFull = ledger.acknowledged;
    await mount.empty();
    for (const each of people.filter(({ mark }) => !ledger.reports.has(mark))) {
      ledger.reports.set(each.mark, await each.insist(house.url()));
    }
    const receipts = await holdReceipts(house.url(), ledger);
    await house.kill();
    const verdict = sumOf([receipts, await holdStore(body, ledger)]);
    return { place, ...verdict, acknowledged: ledger.acknowledged, whileFull };
  } finally {
    await house[Symbol.asyncDispose]();
  }
}

async function moved(
  body: Body,
  place: DiskPlace,
  disk: string,
  opened: AsyncDisposableStack,
): Promise<Body> {
  if (place === 'temporary') return body;
  if (place === 'database') {
    const dataDir = join(disk, 'data');
    await cp(body.dataDir, dataDir, { recursive: true, preserveTimestamps: true });
    return { ...body, dataDir };
  }
  // The folder is the small disk itself, as an operator would mount one there.
  const blobs = join(body.dataDir, 'blobs');
  await run('mount', ['--bind', disk, blobs]);
  opened.defer(async () => void (await run('umount', ['-l', blobs])));
  return body;
}
