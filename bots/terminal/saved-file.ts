import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ChatAnswer } from '../json/shapes.ts';

const mostTries = 100;

/** Puts a file that came with an answer into `folder`, for its owner alone; `null` when there is none or no room. */
export async function saveFile({ messages }: ChatAnswer, folder: string): Promise<string | null> {
  const file = messages.flatMap(({ files = [] }) => files).at(0);
  const data = /^data:[^,]*;base64,(?<data>.*)$/.exec(file?.url ?? '')?.groups?.['data'];
  if (data === undefined) return null;
  for (let number = 1; number <= mostTries; number += 1) {
    const path = join(folder, `senim-receipt${number === 1 ? '' : `-${number}`}.txt`);
    try {
      await writeFile(path, Buffer.from(data, 'base64'), { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isThere) return null;
    }
  }
  return null;
}
