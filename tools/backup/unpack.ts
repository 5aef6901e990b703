import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';

import { unsealStream } from '../../platform/crypto/age.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { runningSha256 } from '../../platform/crypto/native-sha256.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Secret } from '../../platform/secret.ts';
import { type Contents, contentsName, contentsShape, knownName } from './contents.ts';
import { readTar, type TarFile } from './tar.ts';

/**
 * Unpacks an archive into a folder and holds every file against the list that came with it. An archive that was opened
 * elsewhere with a stock age is taken too. Throws `crypto.auth` for a damaged one or other sheets, `crypto.format` for
 * what is no archive of ours.
 */
export async function unpack(
  archive: string,
  folder: string,
  identity: Secret | null,
): Promise<Contents> {
  const found = new Map<string, { size: number; sha256: string }>();
  let contents: Contents | null = null;
  for await (const file of readTar(await opened(archive, identity))) {
    if (file.name === contentsName) {
      contents = contentsShape.parse(await json(Readable.from(file.bytes)));
    } else {
      const sha256 = await place(folder, file);
      found.set(file.name, { size: file.size, sha256 });
    }
  }
  if (contents === null) throw new SenimError('crypto.format', 'the archive ends too early');
  const { files } = contents;
  const isWhole =
    files.length === found.size &&
    files.every(({ name, size, sha256 }) => {
      const there = found.get(name);
      return there?.size === size && there.sha256 === sha256;
    });
  if (!isWhole) throw new SenimError('store.integrity', 'the archive is not what its list says');
  return contents;
}

async function opened(
  archive: string,
  identity: Secret | null,
): Promise<AsyncIterable<Uint8Array>> {
  // First: a stream over a file that is not there fails where nobody waits for it yet.
  const first = await firstBytes(archive);
  const source = createReadStream(archive, { highWaterMark: 256 * 1024 });
  if (!first.startsWith('age-encryption.org/')) return source as AsyncIterable<Uint8Array>;
  if (identity === null) {
    source.destroy();
    throw new SenimError('crypto.auth', 'the archive is sealed: two recovery sheets open it');
  }
  const web = Readable.toWeb(source) as unknown as ReadableStream<Uint8Array>;
  return unsealStream(nativeAge.identity(identity), web);
}

async function firstBytes(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
  return buffer.toString('latin1', 0, bytesRead);
}

async function place(folder: string, { name, bytes }: TarFile): Promise<string> {
  if (!knownName.test(name)) throw new SenimError('crypto.format', 'the archive names other files');
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const running = runningSha256();
  {
    await using file = await open(path, 'wx', 0o600);
    for await (const chunk of bytes) {
      running.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  }
  if (name.endsWith('.json')) await chmod(path, 0o400);
  // When a file came says when somebody wrote.
  if (name.startsWith('blobs/')) await utimes(path, noDay, noDay);
  return running.hex();
}

const noDay = new Date('2020-01-01T00:00:00Z');
