import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openSecrets } from '../../platform/secrets.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'senim-secrets-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

const seedOf = async (secretsFile: string | null = null) =>
  Buffer.from((await openSecrets({ dataDir, secretsFile })).serverSeed.bytes()).toString('hex');

describe('secrets', () => {
  test('are made once, readable by the owner alone', async () => {
    const first = await seedOf();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await seedOf()).toBe(first);
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o400);
    expect(await readdir(dataDir)).toEqual(['secrets.json']);
  });

  test('are three different keys', async () => {
    const all = await openSecrets({ dataDir, secretsFile: null });
    const hex = Object.values(all).map((secret) => Buffer.from(secret.bytes()).toString('hex'));
    expect(new Set(hex).size).toBe(3);
  });

  test('a data folder that does not exist yet is made for the owner alone', async () => {
    const inner = join(dataDir, 'a', 'b');
    await openSecrets({ dataDir: inner, secretsFile: null });
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
  });

  test('several processes that start together agree on one file', async () => {
    const seeds = await Promise.all(Array.from({ length: 8 }, () => seedOf()));
    expect(new Set(seeds).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['secrets.json']);
  });

  test.each([0o600, 0o440, 0o404, 0o644, 0o500])('permissions %o are refused', async (mode) => {
    await seedOf();
    await chmod(join(dataDir, 'secrets.json'), mode);
    await expect(seedOf()).rejects.toMatchObject({ code: 'config' });
  });

  test('a link is refused', async () => {
    await seedOf();
    const linked = join(dataDir, 'linked.json');
    await symlink(join(dataDir, 'secrets.json'), linked);
    await expect(seedOf(linked)).rejects.toMatchObject({ code: 'config' });
  });

  test('a file that the operator named is never made up', async () => {
    const named = join(dataDir, 'named.json');
    await expect(seedOf(named)).rejects.toMatchObject({ code: 'config' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  test.each(['', '{', '{"v":1}', 'short key', 'another version'])(
    'a damaged file (%s) is refused and not quoted',
    async (damage) => {
      const key = 'k'.repeat(43);
      const whole = { v: 1, serverSeed: key, formTokenKey: key, fakeHeaderKey: key };
      const texts: Record<string, string> = {
        'short key': JSON.stringify({ ...whole, formTokenKey: 'k'.repeat(42) }),
        'another version': JSON.stringify({ ...whole, v: 2 }),
      };
      const path = join(dataDir, 'damaged.json');
      await writeFile(path, texts[damage] ?? damage, { mode: 0o400 });
      await expect(seedOf(path)).rejects.toThrow(/^the secrets file is damaged$/);
    },
  );

  test('do not show when printed', async () => {
    const all = await openSecrets({ dataDir, secretsFile: null });
    const stored = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    const printed = inspect(all) + JSON.stringify(all) + String(all.serverSeed);
    expect(printed).not.toContain(stored.serverSeed);
    expect(printed).not.toContain(await seedOf());
  });
});
