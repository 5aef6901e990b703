import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { ChatAnswer } from '../json/shapes.ts';

const mostTries = 100;

type Offered = NonNullable<ChatAnswer['messages'][number]['files']>[number];

/** Puts the files that came with an answer into `folder`, for their owner alone; `null` for one that could not be saved. */
export async function saveFiles(
  { messages }: ChatAnswer,
  folder: string,
): Promise<readonly (string | null)[]> {
  const paths: (string | null)[] = [];
  for (const file of messages.flatMap(({ files = [] }) => files)) {
    paths.push(await saveFile(file, folder).catch(() => null));
  }
  return paths;
}

async function saveFile(file: Offered, folder: string): Promise<string | null> {
  const answer = await fetch(file.url);
  if (!answer.ok) return null;
  const bytes = await answer.bytes();
  const extension = extname(file.name);
  // The name comes from elsewhere: only what is harmless in a name of a file is taken.
  const stem = file.name.slice(0, -extension.length).replaceAll(/[^a-z0-9-]/gu, '');
  for (let number = 1; number <= mostTries; number += 1) {
    const path = join(folder, `senim-${stem}${number === 1 ? '' : `-${number}`}${extension}`);
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isThere) return null;
    }
  }
  return null;
}
