import { constants } from 'node:fs';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

import { base64url, fromBase64url, hex } from './crypto/bytes.ts';
import { hash } from './crypto/hash.ts';
import { systemRandom } from './crypto/random.ts';
import { SenimError } from './errors.ts';
import { Secret } from './secret.ts';

/** What the server must keep to itself. It opens no report: those need an officer's key. */
export interface Secrets {
  /** Ed25519 seed of SERVER: signs proofs of filing, audit heads and openings. */
  readonly serverSeed: Secret;
  /** Signs form tokens. */
  readonly formTokenKey: Secret;
  /** Makes the made-up sign-in header of an officer who does not exist, so that names cannot be tried out. */
  readonly fakeHeaderKey: Secret;
}

/**
 * Reads the secrets; where the operator named no file, the first start makes one in `dataDir`.
 * Throws `config` when the file is missing, damaged, or readable by anybody but its owner.
 */
export async function openSecrets(from: {
  readonly dataDir: string;
  readonly secretsFile: string | null;
}): Promise<Secrets> {
  if (from.secretsFile !== null) return await readSecrets(from.secretsFile);
  const path = join(from.dataDir, 'secrets.json');
  await createSecrets(path);
  return await readSecrets(path);
}

/** Tells one file of secrets from another, and nothing of what stands in it. Hex. */
export function fingerprintOf({ serverSeed, formTokenKey, fakeHeaderKey }: Secrets): string {
  const all = [serverSeed, formTokenKey, fakeHeaderKey].map((secret) => secret.bytes());
  return hex(hash('secrets', ...all));
}

const key = z
  .string()
  .regex(/^[\w-]{43}$/)
  .transform((value) => new Secret(fromBase64url(value)))
  .refine((secret) => secret.bytes().length === 32);

const shape = z.strictObject({
  v: z.literal(1),
  serverSeed: key,
  formTokenKey: key,
  fakeHeaderKey: key,
});

async function readSecrets(path: string): Promise<Secrets> {
  const text = await readGuarded(path);
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) throw new SenimError('config', 'the secrets file is damaged');
  const { serverSeed, formTokenKey, fakeHeaderKey } = parsed.data;
  return { serverSeed, formTokenKey, fakeHeaderKey };
}

async function readGuarded(path: string): Promise<string> {
  await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => {
    throw new SenimError(
      'config',
      'the secrets file (SECRETS_FILE, or secrets.json in DATA_DIR) is missing, or this user may not read it',
    );
  });
  // The opened file is asked, not its name: nothing can be swapped in between.
  const stat = await handle.stat();
  if (!stat.isFile()) throw new SenimError('config', 'the secrets file is not a plain file');
  if ((stat.mode & 0o777) !== 0o400) {
    throw new SenimError('config', 'the secrets file must have the permissions 0400');
  }
  return await handle.readFile('utf8');
}

/** Complete or absent: a crash leaves no half-written file, and the first of two processes wins. */
async function createSecrets(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await exists(path)) return;
  const draft = `${path}.${base64url(systemRandom(9))}`;
  try {
    await writeDurably(draft, freshSecrets());
    await link(draft, path).catch((error: unknown) => {
      if (!isExisting(error)) throw error;
    });
  } finally {
    await unlink(draft).catch(() => {});
  }
  await using handle = await open(folder, constants.O_RDONLY);
  await handle.sync();
}

function freshSecrets(): string {
  return JSON.stringify({
    v: 1,
    serverSeed: freshKey(),
    formTokenKey: freshKey(),
    fakeHeaderKey: freshKey(),
  });
}

function freshKey(): string {
  return base64url(systemRandom(32));
}

async function writeDurably(path: string, text: string): Promise<void> {
  await using handle = await open(path, 'wx', 0o400);
  await handle.writeFile(text);
  await handle.sync();
}

async function exists(path: string): Promise<boolean> {
  try {
    await using handle = await open(path, constants.O_RDONLY);
    return handle.fd >= 0;
  } catch (error) {
    // Anything else (a permission, say) is reported by the reading that follows.
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the parser's own error would quote the file
  }
}
