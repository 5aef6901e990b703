import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import { canonical } from '../../platform/canonical.ts';
import { sealStream } from '../../platform/crypto/age.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { runningSha256 } from '../../platform/crypto/native-sha256.ts';
import { SenimError } from '../../platform/errors.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { contentsOf, copyMain, copyShredKeys } from '../../storage/copies.ts';
import type { CopyOut } from '../../storage/copy-out.ts';
import { isMissing } from '../../storage/faults.ts';
import { syncFolder } from '../../storage/private-file.ts';
import { type Contents, contentsName } from './contents.ts';
import { tarOf, type TarFile } from './tar.ts';

export interface BackupOptions {
  readonly dataDir: string;
  /** Where the cases stand on a server; `null`: in `dataDir`. */
  readonly server: CopyOut | null;
  readonly secretsFile: string;
  /** RECOVERY's public half: only two sheets of paper open what is written. */
  readonly recipient: string;
  readonly day: DateIso;
  /** For what may be kept for long. */
  readonly to: string;
  /** For shred keys and secrets, elsewhere; `null` makes none of these. */
  readonly keysTo: string | null;
  /** The days after which older archives of keys are removed. */
  readonly keyDays: number;
}

export interface Backup {
  readonly file: string;
  readonly cases: number;
  readonly blobs: number;
  readonly keysFile: string | null;
  readonly removed: readonly string[];
}

/** Both archives of a day, written whole or not at all, while the product runs. Throws `store.*`. */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const { dataDir, server, day, to, keysTo } = options;
  for (const name of await readdir(dataDir)) {
    // Copies that a killed backup left.
    if (name.startsWith(copies)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(dataDir, copies));
  try {
    await copyMain(dataDir, folder, server);
    const { blobs, ...told } = contentsOf(folder);
    const head = { v: 1, day, ...told } as const;
    const main = [
      { name: 'senim.db', path: join(folder, 'senim.db') },
      { name: 'surveys.db', path: join(folder, 'surveys.db') },
      { name: 'root.json', path: join(dataDir, 'root.json') },
      ...(await optional(dataDir, 'directory.json')),
      ...blobs.map(({ id }) => {
        const name = `blobs/${id.slice(0, 2)}/${id}`;
        return { name, path: join(server === null ? dataDir : folder, name) };
      }),
    ];
    const file = join(to, `senim-${day}.age`);
    await writeArchive(file, options, { ...head, type: 'senim-backup' }, main);
    let keysFile: string | null = null;
    const removed: string[] = [];
    if (keysTo !== null) {
      // After the cases: every case above has its key here.
      await copyShredKeys(dataDir, folder, server);
      keysFile = join(keysTo, `senim-keys-${day}.age`);
      await writeArchive(keysFile, options, { ...head, type: 'senim-keys' }, [
        { name: 'shred.db', path: join(folder, 'shred.db') },
        { name: 'secrets.json', path: options.secretsFile },
      ]);
      removed.push(...(await removeOld(keysTo, addDays(day, -options.keyDays))));
    }
    return { file, cases: told.cases, blobs: blobs.length, keysFile, removed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const copies = 'backup-';

interface Part {
  readonly name: string;
  readonly path: string;
}

async function optional(dataDir: string, name: string): Promise<readonly Part[]> {
  const path = join(dataDir, name);
  try {
    await stat(path);
    return [{ name, path }];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function writeArchive(
  path: string,
  { recipient }: BackupOptions,
  head: Omit<Contents, 'files'>,
  parts: readonly Part[],
): Promise<void> {
  const plain = Readable.from(tarOf(filesOf(head, parts)), { objectMode: true });
  const { bulk, recipient: to } = nativeAge;
  const source = Readable.toWeb(plain) as unknown as globalThis.ReadableStream<Uint8Array>;
  const sealed = await sealStream([to(recipient)], source, bulk);
  const temporary = `${path}.part`;
  try {
    {
      await using file = await open(temporary, 'w', 0o600);
      for await (const chunk of sealed as unknown as ReadableStream<Uint8Array>) {
        await file.writeFile(chunk);
      }
      await file.sync();
    }
    await rename(temporary, path);
    await syncFolder(join(path, '..'));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function* filesOf(
  head: Omit<Contents, 'files'>,
  parts: readonly Part[],
): AsyncGenerator<TarFile> {
  const files: Contents['files'] = [];
  for (const { name, path } of parts) {
    const size = await sizeOf(name, path);
    const running = runningSha256();
    yield { name, size, bytes: hashed(path, running) };
    files.push({ name, size, sha256: running.hex() });
  }
  const bytes = canonical({ ...head, files });
  yield { name: contentsName, size: bytes.length, bytes: Readable.from([bytes]) };
}

async function sizeOf(name: string, path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new SenimError('store.integrity', `${name.replace(/\/.*/, '')}: a file is not there`);
  }
}

async function* hashed(
  path: string,
  running: ReturnType<typeof runningSha256>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    running.update(chunk);
    yield chunk;
  }
}

/** Keys of erased cases must not outlive them: archives older than the day go. */
async function removeOld(folder: string, before: string): Promise<readonly string[]> {
  const old = (await readdir(folder)).filter((name) => {
    const day = /^senim-keys-(\d{4}-\d{2}-\d{2})\.age$/.exec(name)?.[1];
    return day !== undefined && day < before;
  });
  for (const name of old) await rm(join(folder, name));
  return old;
}
