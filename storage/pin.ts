import { chmod, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { SenimError } from '../platform/errors.ts';
import { modesIn } from './private-file.ts';

/** What the server believes without asking its database: kept in `root.json`, out of reach of SQL. */
export interface Pin {
  /** ROOT's Ed25519 public key, hex. */
  readonly root: string;
  /** The highest roster sequence ever accepted: a lower one is a replay. */
  readonly leastSeq: number;
}

const schema = z.strictObject({
  v: z.literal(1),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  leastSeq: z.int().min(1),
});

/** `null` when nothing is pinned yet (a new installation). Throws `store.settings` when the file is not as we wrote it. */
export async function readPin(dataDir: string): Promise<Pin | null> {
  const path = pinPath(dataDir);
  let text: string;
  try {
    const { isShared, fixed } = await modesIn(dataDir);
    const { mode, uid } = await stat(path);
    if ((mode & 0o077 & ~fixed) !== 0) {
      throw new SenimError(
        'store.settings',
        `root.json can be read by others: set its mode to 0${fixed.toString(8)}`,
      );
    }
    if (isShared && uid !== (await stat(dataDir)).uid) {
      throw new SenimError('store.settings', 'root.json must belong to the owner of its folder');
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const parsed = schema.safeParse(json(text));
  if (!parsed.success) throw new SenimError('store.settings', 'root.json is damaged');
  return { root: parsed.data.root, leastSeq: parsed.data.leastSeq };
}

/** Writes the pin whole or not at all, and durably. A sequence never goes down; another root is refused. */
export async function writePin(dataDir: string, pin: Pin): Promise<void> {
  const before = await readPin(dataDir);
  if (before !== null && before.root !== pin.root) {
    throw new SenimError('roster.content', 'another root is pinned already');
  }
  if (before !== null && before.leastSeq > pin.leastSeq) {
    throw new SenimError('roster.sequence', 'a newer roster was accepted already');
  }
  if (before !== null && before.leastSeq === pin.leastSeq) return;
  const path = pinPath(dataDir);
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ v: 1, ...pin })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(temporary, (await modesIn(dataDir)).fixed);
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function pinPath(dataDir: string): string {
  return join(dataDir, 'root.json');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
