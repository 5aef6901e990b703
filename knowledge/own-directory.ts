import { readFile } from 'node:fs/promises';

import { SenimError } from '../platform/errors.ts';
import { overrideDirectory } from './directory.ts';
import type { Knowledge } from './load.ts';
import { parseContactOverrides } from './schema/directory.ts';

/**
 * The knowledge with a body's own contacts from the file at `path`; unchanged where there is no such file.
 * Throws `SenimError` `content` with every problem of the file.
 */
export async function withOwnDirectory(knowledge: Knowledge, path: string): Promise<Knowledge> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new SenimError('content', 'directory.json cannot be read');
  });
  if (text === null) return knowledge;
  const overrides = parseContactOverrides(json(text));
  return { ...knowledge, directory: overrideDirectory(knowledge.directory, overrides) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SenimError('content', 'directory.json is no JSON');
  }
}
