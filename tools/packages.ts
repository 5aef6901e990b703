import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { z } from 'zod';

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** How the lockfile differs from the list of packages that somebody has looked at. */
export interface PackageChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Other bytes under the same name and version: nobody does that by mistake. */
  readonly exchanged: readonly string[];
}

/** One line a package: `name version checksum`, and `script` where it would run one when it is installed. Sorted. */
export function packageLines(lock: unknown): readonly string[] {
  const { packages } = lockShape.parse(lock);
  const lines = Object.entries(packages).flatMap(([path, found]) => {
    if (path === '') return [];
    const { version = '', integrity = '', hasInstallScript = false } = found;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const line = [name, version, integrity, ...(hasInstallScript ? ['script'] : [])].join(' ');
    return [line];
  });
  return [...new Set(lines)].toSorted();
}

/** Holds the lines of a lockfile against those of the list. */
export function comparePackages(
  locked: readonly string[],
  listed: readonly string[],
): PackageChanges {
  const known = new Set(listed);
  const now = new Set(locked);
  const sums = new Map(listed.map((line) => [releaseOf(line), sumOf(line)]));
  const added = locked.filter((line) => !known.has(line));
  return {
    added,
    removed: listed.filter((line) => !now.has(line)),
    exchanged: added.map(releaseOf).filter((release, at) => {
      const before = sums.get(release);
      return before !== undefined && before !== sumOf(added[at] ?? '');
    }),
  };
}

function releaseOf(line: string): string {
  return line.split(' ').slice(0, 2).join(' ');
}

function sumOf(line: string): string {
  return line.split(' ')[2] ?? '';
}

function at(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

/**
 * `node tools/packages.ts [--write]`: what changed in the lockfile since the list was written. It is never written over
 * a package whose bytes were exchanged.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const locked = packageLines(JSON.parse(await readFile(at('package-lock.json'), 'utf8')));
  const text = await readFile(at('docs/packages.txt'), 'utf8').catch(() => '');
  const changes = comparePackages(locked, text.split('\n').filter(Boolean));
  for (const line of changes.added) console.log(`+ ${line}`);
  for (const line of changes.removed) console.log(`- ${line}`);
  for (const release of changes.exchanged) console.log(`! other bytes: ${release}`);
  if (changes.exchanged.length > 0) process.exitCode = 1;
  else if (values.write) await writeFile(at('docs/packages.txt'), `${locked.join('\n')}\n`);
}

if (import.meta.main) await run();
