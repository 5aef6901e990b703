import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { bareFolder, install } from '../fixtures/house.ts';

const main = join(import.meta.dirname, '..', '..', 'main.ts');

/** `npm start` with these settings, until it ends by itself. */
async function started(
  settings: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [main, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: '0', CONSOLE_PORT: '0', ...settings },
  });
  const said = Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  await once(child, 'close');
  return { code: child.exitCode, said: (await said).flat().join('') };
}

test('settings that are wrong are all named at once, none is repeated, and nothing is begun', async () => {
  await using folder = await bareFolder();
  const dataDir = join(folder.dataDir, 'never-made');
  const wrong = {
    HOST: 'host with-a-space.example',
    PORT: '99999',
    CONSOLE_PORT: 'eighty-secret',
    PUBLIC_URL: 'http://user:secret-word@told.example/path',
    DATABASE_URL: 'postgres://senim:secret-word@db/senim?sslmode=prefer',
    SENIM_TODAY: '2026-02-30',
    SENIM_TOKN: 'secret-word',
    DATA_DIR: dataDir,
  };
  const { code, said } = await started(wrong);
  expect(code).toBe(1);
  for (const name of Object.keys(wrong)) {
    if (name !== 'DATA_DIR') expect(said, name).toMatch(new RegExp(`^  ${name}: `, 'm'));
  }
  expect(said).not.toMatch(/secret|99999|02-30|told\.example|with-a-space/);
  expect(said).not.toContain('    at ');
  expect(existsSync(dataDir)).toBe(false);
});

test('a data folder that others can read, a damaged pin and loose secrets end the start', async () => {
  await using open = await install();
  await chmod(open.dataDir, 0o755);
  await using pinned = await install();
  await chmod(join(pinned.dataDir, 'root.json'), 0o600);
  await writeFile(join(pinned.dataDir, 'root.json'), '{"v":1,"root":"secret-word"}');
  await using loose = await install();
  await writeFile(join(loose.dataDir, 'secrets.json'), '{"secret-word":1}', { mode: 0o644 });
  for (const { dataDir } of [open, pinned, loose]) {
    const { code, said } = await started({ DATA_DIR: dataDir });
    expect(code, said).toBe(1);
    expect(said.trim()).not.toBe('');
    expect(said).not.toMatch(/secret-word|For people/);
  }
});

test('a part that does not exist ends the start', async () => {
  await using folder = await bareFolder();
  const { code, said } = await started({ DATA_DIR: folder.dataDir }, ['--only', 'webb']);
  expect(code).toBe(1);
  expect(said).toMatch(/--only/);
});
