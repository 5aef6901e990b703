import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { systemClock } from '../platform/clock.ts';
import type { DatabaseAddress } from '../platform/config/database-address.ts';
import { type BlobFiles, blobFiles } from './blob-files.ts';
import { blobParts } from './blob-parts.ts';
import { type Database, openDatabase } from './database.ts';
import type { OnStep } from './filing-step.ts';
import { migrations, shredMigrations } from './migrations/list.ts';
import type { CopyOut } from './copy-out.ts';
import type { Copies } from './postgres/copies.ts';
import type { Judge } from './postgres/session.ts';
import { makeFolderIn } from './private-file.ts';
import type { ShredTables, Tables } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';

export interface EngineOptions {
  /** Made when it is not there; must not be open to others. */
  readonly dataDir: string;
  /** Where the PostgreSQL server is; without it everything stands in SQLite inside `dataDir`. */
  readonly address?: DatabaseAddress | null;
  /** For tests, whose server may do without its disk. */
  readonly judge?: Judge;
  /** For crash tests: the product passes nothing. */
  readonly onStep?: OnStep;
}

/** What differs between a file on this machine and a server: where rows and large files stand. */
export interface OpenEngine {
  readonly engine: Engine;
  readonly database: Database<Tables>;
  readonly shred: Database<ShredTables>;
  readonly files: BlobFiles;
  /** See `BlobReader`. */
  readonly freeShare: () => Promise<number>;
  /** See `Disk`. */
  readonly diskBytes: () => Promise<number>;
  readonly copies: () => Promise<Copies>;
  /** `null`: the databases are files in the folder, see `copies.ts`. */
  readonly copyOut: CopyOut | null;
}

export async function openEngine(options: EngineOptions): Promise<OpenEngine> {
  const { address = null } = options;
  if (address === null) return openFiles(options);
  const { openServer } = await import('./postgres/server.ts');
  const server = await openServer(address, options.judge);
  return {
    engine: 'postgres',
    ...server,
    files: blobParts(server.database, systemClock(null).today),
    freeShare: async () => 1,
    diskBytes: async () => Infinity,
  };
}

async function openFiles({ dataDir, onStep = () => {} }: EngineOptions): Promise<OpenEngine> {
  const blobRoot = join(dataDir, 'blobs');
  await makeFolderIn(dataDir, blobRoot);
  const database = await openDatabase<Tables>(join(dataDir, 'senim.db'), migrations, {
    onStep,
  });
  const shred = await openDatabase<ShredTables>(join(dataDir, 'shred.db'), shredMigrations).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  return {
    engine: 'sqlite',
    database,
    shred,
    files: blobFiles(blobRoot),
    freeShare: async () => {
      const { bavail, blocks } = await statfs(blobRoot);
      return blocks === 0 ? 0 : bavail / blocks;
    },
    diskBytes: async () => {
      const { blocks, bsize } = await statfs(blobRoot);
      return blocks * bsize;
    },
    copies: async () => 'one',
    copyOut: null,
  };
}
