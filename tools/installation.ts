import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type DatabaseAddress, takeDatabaseAddress } from '../platform/config/database-address.ts';
import { type Config, readConfig } from '../platform/config/env.ts';
import { SenimError } from '../platform/errors.ts';

type Found = Pick<Config, 'dataDir' | 'secretsFile'> & { readonly address: DatabaseAddress | null };

/**
 * Where the installation stands that a command is to look after, from the settings. Throws `config` where there is none:
 * opening a store would make an empty one there, and call it well.
 */
export async function installation(env?: Record<string, string | undefined>): Promise<Found> {
  const { dataDir, secretsFile } = readConfig({ heldDay: 'refused' }, env);
  const address = takeDatabaseAddress(env);
  const names = ['senim.db', 'root.json'];
  const there = await Promise.all(names.map((name) => isThere(join(dataDir, name))));
  // On a server the cases stand elsewhere, and the folder may be anybody's.
  if (address !== null || there.includes(true)) return { dataDir, secretsFile, address };
  throw new SenimError(
    'config',
    'DATA_DIR: no installation stands there. Nothing was made. Say where it is, as its own user: ' +
      'runuser -u senim -- env DATA_DIR=/var/lib/senim npm run …',
  );
}

/** Whatever stands in the way of looking is told when it is opened. */
async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  );
}
