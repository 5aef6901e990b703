import { chmod, mkdir, open, readdir, stat } from 'node:fs/promises';

import { SenimError } from '../platform/errors.ts';
import { isMissing } from './faults.ts';

const others = 0o077;

/** Makes a folder only we can enter. Throws `store.settings` when one stands there, not empty, that others can enter. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (!(await isOpenToOthers(path))) return;
  // An empty folder holds nothing that others could have read: it is ours from now on.
  if ((await readdir(path)).length === 0) await chmod(path, 0o700);
  if (await isOpenToOthers(path)) {
    throw new SenimError('store.settings', 'the data folder can be read by others: chmod 700');
  }
}

/** Makes a file only we can read. Throws `store.settings` when one stands there that others can read. */
export async function makePrivateFile(path: string): Promise<void> {
  try {
    if (await isOpenToOthers(path)) {
      throw new SenimError('store.settings', 'a data file can be read by others: chmod 600');
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
    // SQLite gives its log and shared memory the same mode as the database.
    await (await open(path, 'a', 0o600)).close();
    await chmod(path, 0o600);
  }
}

/** After this the names in the folder are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function isOpenToOthers(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  return ((await stat(path)).mode & others) !== 0;
}
