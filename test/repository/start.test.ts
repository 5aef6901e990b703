import { execFile } from 'node:child_process';
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };

const { start, demo, build } = manifest.scripts;
const flags = start.slice('node '.length, start.indexOf(' main.ts'));

/** What the engine says about its cache. */
async function run(cwd: string): Promise<string> {
  const args = ['--import', './platform/compile-cache.mjs', 'one.ts'];
  const env = { ...process.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd, env });
  return stdout + stderr;
}

test('whatever starts the house sets the engine alike: compiled code is good for the same settings only', () => {
  expect(flags).toContain('--expose-gc');
  expect(demo).toBe(`node ${flags} tools/demo.ts`);
  expect(build).toBe(`node tools/build-console.ts && node ${flags} tools/warm-start.ts`);
});

test('compiled code stays good where the folder was built beside and then took the place of another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'senim-cache-'));
  const [beside, place] = [join(folder, 'beside'), join(folder, 'place')];
  try {
    await cp('platform/compile-cache.mjs', join(beside, 'platform', 'compile-cache.mjs'));
    await writeFile(join(beside, 'one.ts'), 'export const one: number = 1;\n');
    await run(beside);
    await rename(beside, place);
    const said = await run(place);
    expect(said).toMatch(/cache for StrippedTypeScript .*one\.ts.*success/);
    expect(said).toMatch(/code cache for ESM .*one\.ts was accepted/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
