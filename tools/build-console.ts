import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { type Manifest, manifestSchema } from '../console/server/bundle.ts';
import { integrity, shortIntegrity } from '../platform/crypto/integrity.ts';
import { Scratch } from '../platform/scratch.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'console');

/** Whatever the page is made of: when none of it changed, the bundle that stands there is fresh. */
const sources = [
  'analysis',
  'console',
  'cases',
  'dialogs',
  'platform',
  'knowledge/phrases',
  'knowledge/directory',
  'knowledge/facts',
  'knowledge/forms',
  'knowledge/indicators',
  'knowledge/letters',
  'knowledge/analysis',
  'knowledge/registers',
  'knowledge/papers',
  'knowledge/search',
  'knowledge/calendar',
  'knowledge/procedures',
  'knowledge/schema',
  'knowledge/surveys',
  'surveys',
];
const singles = [
  'knowledge/filled-in.ts',
  'knowledge/paper-words.json',
  'knowledge/phrases.ts',
  'knowledge/calendar.ts',
  'knowledge/directory.ts',
  'knowledge/find-contacts.ts',
  'knowledge/indicators.ts',
  'knowledge/legal.ts',
  'knowledge/numbers.ts',
  'knowledge/pledge.ts',
  'knowledge/regions.ts',
  'knowledge/terms.ts',
  'knowledge/told.ts',
  'knowledge/dates.ts',
  'knowledge/months.ts',
  'knowledge/procedures.ts',
  'knowledge/timetable.ts',
  'knowledge/survey-code.ts',
  'knowledge/receipt-text.ts',
  'package-lock.json',
  'tools/build-console.ts',
  'tools/console-bundle.ts',
];

/**
 * Builds the officers' page into `outDir` unless a fresh one stands there.
 * The same sources give the same bytes; the folder is replaced whole or not at all.
 */
export async function buildConsole(outDir: string = target): Promise<'built' | 'fresh'> {
  const scratch = new Scratch();
  const hash = await hashOfSources(scratch);
  if ((await hashOfBundle(outDir, scratch)) === hash) return 'fresh';

  const fresh = `${outDir}.${process.pid}-${Date.now()}`;
  try {
    await bundle(fresh);
    await seal(fresh, hash);
    // Who builds at the same time builds the same bytes: what was put there first is being read already, and stays.
    if ((await hashOfBundle(outDir, scratch)) === hash) return 'fresh';
    await replace(outDir, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return 'built';
}

async function hashOfSources(scratch: Scratch): Promise<string> {
  const files = [...singles];
  for (const folder of sources) files.push(...(await filesIn(join(root, folder))));
  const lines: string[] = [];
  for (const file of files.sort()) {
    const bytes = await scratch.read(join(root, file));
    if (bytes !== null) lines.push(`${file} ${integrity(bytes)}`);
  }
  return integrity(new TextEncoder().encode(lines.join('\n')));
}

async function hashOfBundle(outDir: string, scratch: Scratch): Promise<string | null> {
  const text = await readFile(join(outDir, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success) return null;
  for (const [file, expected] of Object.entries(manifest.data.files)) {
    const bytes = await scratch.read(join(outDir, file));
    if (bytes === null || integrity(bytes) !== expected) return null;
  }
  return manifest.data.sources;
}

/**
 * Vite runs in a process of its own: it works for seconds and would hold up everybody who is served
 * meanwhile, and its output must not depend on the environment of whoever asks for it.
 */
async function bundle(outDir: string): Promise<void> {
  const script = fileURLToPath(new URL('console-bundle.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script, outDir], {
    env: { NODE_ENV: 'production' },
  });
}

/** Writes each file's hash into the page, for whoever names it, and into `manifest.json`. */
async function seal(outDir: string, hash: string): Promise<void> {
  const files: Record<string, string> = {};
  for (const file of (await filesIn(outDir, outDir)).sort()) {
    files[file] = integrity(await readFile(join(outDir, file)));
  }
  const map = await importMapOf(outDir, Object.keys(files));
  for (const name of Object.keys(files).filter((file) => file.endsWith('.html'))) {
    const page = await sealedPage(join(outDir, name), files, map);
    await writeFile(join(outDir, name), page);
    files[name] = integrity(new TextEncoder().encode(page));
  }
  const manifest: Manifest = { v: 1, sources: hash, files };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A page that names each of its files with its hash, and beforehand all that they may load. */
async function sealedPage(
  path: string,
  files: Readonly<Record<string, string>>,
  map: string,
): Promise<string> {
  const built = await readFile(path, 'utf8');
  // The frame has one script that loads no other, and no style: its policy allows neither.
  const isFrame = path.endsWith('pdf-frame.html');
  const mapped = isFrame
    ? built.replace(/^.*<link rel="stylesheet".*\n/m, '')
    : built.replace('<script', `${map}\n    <script`);
  return mapped.replaceAll(/(src|href)="\/([^"]+)"/g, (attribute, _name, file: string) => {
    const expected = files[file];
    if (expected === undefined) throw new TypeError(`the page names ${file}, which was not built`);
    return `${attribute} integrity="${expected}"`;
  });
}

/**
 * A script that another script imports has no tag to bear its hash, so the page says beforehand what each
 * must be: the browser runs none that differs. It must stand before the first module.
 */
async function importMapOf(outDir: string, files: readonly string[]): Promise<string> {
  const hashes: Record<string, string> = {};
  for (const file of files.filter((each) => each.endsWith('.js'))) {
    hashes[`/${file}`] = shortIntegrity(await readFile(join(outDir, file)));
  }
  return `<script type="importmap">${JSON.stringify({ integrity: hashes })}</script>`;
}

async function replace(outDir: string, fresh: string): Promise<void> {
  const old = `${fresh}.old`;
  await mkdir(join(outDir, '..'), { recursive: true });
  await rename(outDir, old).catch(() => undefined); // there may be none yet
  await rename(fresh, outDir);
  await rm(old, { recursive: true, force: true });
}

async function filesIn(folder: string, base = root): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

if (import.meta.main) console.log(`console: ${await buildConsole()}`);
