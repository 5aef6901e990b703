import { readFile, stat } from 'node:fs/promises';

import { Refused } from './refused.ts';

/** More than any channel takes. Bytes. */
const most = 64 * 2 ** 20;

/**
 * A file of the person's own computer, whole: a folder, a device or a file that goes away in the middle must
 * not end the conversation. Rejects with `Refused`, as `no-file` or `too-large`.
 */
export async function ownFile(path: string): Promise<Blob> {
  const about = await stat(path).catch(() => null);
  if (about?.isFile() !== true) throw new Refused('no-file');
  if (about.size > most) throw new Refused('too-large');
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refused('no-file');
  return new Blob([bytes]);
}
