import { constants } from 'node:fs';
import { access, chmod, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { SenimError } from '../platform/errors.ts';
import { isMissing } from './faults.ts';

/** With which permissions things are made in a folder. */
export interface Modes {
  readonly isShared: boolean;
  readonly folder: number;
  readonly file: number;
  /** Of what is written once and then only read. */
  readonly fixed: number;
}

const alone: Modes = { isShared: false, folder: 0o700, file: 0o600, fixed: 0o400 };
const shared: Modes = { isShared: true, folder: 0o2770, file: 0o660, fixed: 0o440 };

/**
 * A folder is its owner's alone, or, where the operator gave it mode 3770, shared by the users of its group: each then
 * reads and writes what the others made, and none can put another file in the place of one that is not his.
 */
export async function modesIn(folder: string): Promise<Modes> {
  if (process.platform === 'win32') return alone;
  const { mode } = await stat(folder);
  return isOfGroup(mode) ? shared : alone;
}

/** Makes a folder inside one of ours, as that one is shared or not. The first one that was made, if any. */
export async function makeFolderIn(parent: string, path: string): Promise<string | undefined> {
  const { folder, isShared } = await modesIn(parent);
  // The system itself hands the parent's group on, and may forbid us to.
  const made = await mkdir(path, { recursive: true, mode: folder & 0o777 });
  if (made !== undefined && isShared && ((await stat(path)).mode & 0o070) !== 0o070) {
    await chmod(path, folder);
  }
  return made;
}

/**
 * Makes a folder only we can enter. Throws `store.settings` when one stands there, not empty, that others can enter, or one
 * that is not ours to write in.
 */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(refused);
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK).catch(refused);
  if ((await modesIn(path)).isShared && ((await stat(path)).mode & sticky) === 0) {
    throw new SenimError(
      'store.settings',
      'a shared data folder must protect its files: chmod 3770',
    );
  }
  if (!(await isOpenToOthers(path))) return;
  // An empty folder holds nothing that others could have read: it is ours from now on.
  if ((await readdir(path)).length === 0) await chmod(path, 0o700);
  if (await isOpenToOthers(path)) {
    throw new SenimError('store.settings', 'the data folder can be read by others: chmod 700');
  }
}

/** Makes a file only we can read, or our group in a shared folder. Throws `store.settings` when one stands there that others can read. */
export async function makePrivateFile(path: string): Promise<void> {
  const { file, isShared } = await modesIn(dirname(path));
  try {
    const { mode } = await stat(path);
    const allowed = isShared ? file : 0o700;
    if (process.platform !== 'win32' && (mode & 0o777 & ~allowed) !== 0) {
      throw new SenimError(
        'store.settings',
        isShared
          ? 'a data file of a shared folder can be read by everybody: chmod 660'
          : 'a data file can be read by others: chmod 600',
      );
    }
    // Where nothing is to be migrated a start would go well, and only the first report would meet it.
    await access(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // SQLite gives its log and shared memory the same mode as the database.
    await (await open(path, 'a', 0o600)).close();
    await chmod(path, file);
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

/** What the system says of a folder that this user may not make or use. */
function refused(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      throw new SenimError(
        'store.settings',
        'DATA_DIR: the user that runs this may not write there. Nothing was changed. Name the right folder, or run ' +
          'it as the user of the folder, or give that user what lies in it: chown -R senim: on the folder',
        { cause: error },
      );
    case 'EEXIST':
    case 'ENOTDIR':
      throw new SenimError('store.settings', 'DATA_DIR: a file stands there, and no folder', {
        cause: error,
      });
    default:
      throw error;
  }
}

async function isOpenToOthers(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const { mode } = await stat(path);
  return !isOfGroup(mode) && (mode & 0o077) !== 0;
}

const setGroup = 0o2000;
/** Only the owner of a file may rename or remove it. */
const sticky = 0o1000;

/** Whole for the group, and new things in it belong to the group too. */
function isOfGroup(mode: number): boolean {
  return (mode & setGroup) !== 0 && (mode & 0o077) === 0o070;
}
