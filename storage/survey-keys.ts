import { chmod, link, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import type { SurveyId } from '../surveys/survey-id.ts';
import { isMissing, withFaults } from './faults.ts';
import { makeFolderIn, modesIn, type Modes, syncFolder } from './private-file.ts';

/** One key an open survey, in a file of its own that backups leave out. */
export interface SurveyKeys {
  /** Made when it is first asked for. */
  readonly keyFor: (survey: SurveyId) => Promise<Secret>;
  /** After this no tag that was made with it can be made again. */
  readonly destroy: (survey: SurveyId) => Promise<void>;
}

const keyBytes = 32;

export function surveyKeyFiles(folder: string, random: Random): SurveyKeys {
  return {
    keyFor: (survey) =>
      withFaults(async () => {
        const path = join(folder, survey);
        const known = await read(path);
        if (known !== null) return known;
        await makeFolderIn(dirname(folder), folder);
        await make(path, `${path}.${hex(random(8))}.new`, random(keyBytes), await modesIn(folder));
        await syncFolder(folder);
        const made = await read(path);
        if (made === null) throw new TypeError('a key that was written is gone');
        return made;
      }),
    destroy: (survey) =>
      withFaults(async () => {
        const path = join(folder, survey);
        const known = await read(path);
        if (known === null) return;
        if (!(await modesIn(folder)).isShared) await chmod(path, 0o600);
        await writeFile(path, new Uint8Array(keyBytes), { flush: true });
        await rm(path, { force: true });
        await syncFolder(folder);
      }),
  };
}

async function read(path: string): Promise<Secret | null> {
  try {
    return new Secret(new Uint8Array(await readFile(path)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whole or not at all; of two that make it at once the first one stays. */
async function make(
  path: string,
  temporary: string,
  bytes: Uint8Array,
  { isShared, file: mode }: Modes,
): Promise<void> {
  const file = await open(temporary, 'w', 0o400);
  try {
    // Another user of the group may be the one that destroys it.
    if (isShared) await file.chmod(mode);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
  await rm(temporary, { force: true });
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
