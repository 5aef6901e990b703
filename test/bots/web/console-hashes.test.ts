import { createServer } from 'node:http';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { consoleHashes } from '../../../bots/console-hashes.ts';
import { consoleHashesPage } from '../../../bots/web/console-hashes.ts';
import { plainContext } from '../../../bots/web/page.ts';
import { integrity } from '../../../platform/crypto/integrity.ts';
import { languages } from '../../../platform/language.ts';
import { scriptedApp } from '../../fixtures/scripted-app.ts';

const files = {
  'index.html': '<!doctype html>',
  'pdf-frame.html': '<!doctype html><title>PDF</title>',
  'assets/index-1.js': 'export {};',
};
const sums = Object.fromEntries(
  Object.entries(files).map(([file, text]) => [file, integrity(new TextEncoder().encode(text))]),
);
const manifest = JSON.stringify({ v: 1, sources: 'x', files: sums });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-hashes-'));
  await writeFile(join(folder, 'manifest.json'), manifest);
});
afterAll(() => rm(folder, { recursive: true }));

describe('what the officers’ page consists of', () => {
  test('is read from the list that was written when it was built, and from none before that', async () => {
    let now = 0;
    const path = join(folder, 'later.json');
    const read = consoleHashes(path, () => now);
    expect(await read()).toBeNull();
    await writeFile(path, manifest);
    const whole = integrity(new TextEncoder().encode(manifest));
    expect(await read()).toEqual({ whole, files: sums });
    // An upgrade: what was read before is told for a minute at most.
    await writeFile(path, JSON.stringify({ v: 1, sources: 'y', files: {} }));
    expect(await read()).toEqual({ whole, files: sums });
    now += 60_000;
    expect(await read()).toMatchObject({ files: {} });
  });

  test.each(languages)(
    'can be read by anybody in %s, each file with its hash',
    async (language) => {
      const hashes = await consoleHashes(join(folder, 'manifest.json'), () => 0)();
      const page = consoleHashesPage(hashes, language, plainContext);
      expect(page).toContain(hashes?.whole);
      for (const [file, sum] of Object.entries(sums)) {
        expect(page).toContain(file);
        expect(page).toContain(sum);
      }
      expect(page).toContain('href="/console-hashes.json"');
      const before = await (await scriptedApp().get(`/${language}/console-hashes`)).text();
      expect(before).not.toContain('sha384-');
    },
  );

  test('is compared without us: the example names the file that an officer was sent instead', async () => {
    let served: Record<string, string> = files;
    await using server = createServer((request, response) => {
      const names: Record<string, string> = { '/': 'index.html', '/pdf-frame': 'pdf-frame.html' };
      const name = names[request.url ?? ''] ?? (request.url ?? '').slice(1);
      response.end(name.startsWith('assets/') || !request.url?.includes('.') ? served[name] : '');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const compare = () =>
      promisify(execFile)(process.execPath, [
        'docs/examples/compare-console.mjs',
        join(folder, 'manifest.json'),
        `http://127.0.0.1:${port}`,
      ]);
    expect((await compare()).stdout).toBe('3 files, 0 differ\n');
    served = { ...files, 'assets/index-1.js': 'steal();' };
    await expect(compare()).rejects.toMatchObject({
      stdout: 'differs: assets/index-1.js\n3 files, 1 differ\n',
    });
  });
});
