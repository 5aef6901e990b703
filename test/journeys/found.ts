import { expect } from 'vitest';

import { type Needle, searchBytes, searchFolders } from '../../tools/needle.ts';

/** Where any of the needles stands, in the folders of a house or in what it logged. There must be something to search. */
export async function foundIn(
  folders: readonly string[],
  said: Buffer,
  needles: readonly Needle[],
): Promise<readonly unknown[]> {
  const { finds, files } = await searchFolders(folders, needles);
  expect(files).toBeGreaterThan(2);
  return [...finds, ...searchBytes(said, needles, 'the log')];
}
