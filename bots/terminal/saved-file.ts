import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { ChatAnswer } from '../json/shapes.ts';

const mostTries = 100;

/** Puts a file that came with an answer into `folder`, for its owner alone; `null` when there is none or no room. */
export async function saveFile({ messages }: ChatAnswer, folder: string): Promise<string | null> {
  const file = messages.flatMap(({ files = [] }) => files).at(0);
  if (file === undefined) return null;
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
