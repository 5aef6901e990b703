import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { boxKeys, sealBox } from '../../../bots/session-box.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { addDays } from '../../../platform/time.ts';
import { openStore } from '../../../storage/store.ts';
import { statesOfInterview, today } from './ours.ts';

/**
 * Bytes on the disk for so many half-finished reports, sealed and stored as the product does. People stop anywhere: as
 * many stand before the first of the eight answers as after each of them. What an empty store takes is left out.
 */
export async function sizeOfDrafts(count: number): Promise<number> {
  const path = await mkdtemp(join(tmpdir(), 'senim-bench-'));
  try {
    const empty = await sizeAfter(join(path, 'empty'), 0);
    return (await sizeAfter(join(path, 'full'), count)) - empty;
  } finally {
    await rm(path, { recursive: true });
  }
}

async function sizeAfter(dataDir: string, count: number): Promise<number> {
  const states = await statesOfInterview();
  {
    await using store = await openStore({ dataDir });
    for (let nth = 0; nth < count; nth += 1) {
      const state = states[nth % states.length];
      if (state === undefined) throw new TypeError('no states');
      const keys = boxKeys(systemRandom(32));
      const box = { state, notes: [], unsaved: null, until: Date.now() };
      const blob = sealBox(keys, box, systemRandom);
      await store.sessions.save(keys.idHash, blob, addDays(today, 1), null);
    }
  }
  // Closing moved the log into the database.
  return await sizeOf(dataDir);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) => stat(join(parentPath, name))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
