import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { SenimError } from '../platform/errors.ts';
import { isMissing } from './faults.ts';
import { readPin } from './pin.ts';

const databases = ['senim.db', 'shred.db', 'surveys.db'] as const;

/**
 * Whoever named receivers has all databases. One that is gone would be made anew, empty: cases without keys, or keys
 * without cases, and a receipt that finds nothing. Throws `store.integrity` before anything is written. An installation
 * that names nobody yet holds nothing, and its first start may have been cut off.
 */
export async function checkNothingMissing(dataDir: string): Promise<void> {
  if ((await readPin(dataDir)) === null) return;
  for (const name of databases) {
    if ((await sizeOf(join(dataDir, name))) > 0) continue;
    throw new SenimError(
      'store.integrity',
      `${name} is missing in DATA_DIR or empty, though this installation was set up. Nothing was written. ` +
        'If its cases stand on a PostgreSQL server, DATABASE_URL must name that one.',
    );
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
