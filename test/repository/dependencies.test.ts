import { describe, expect, test } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { comparePackages, packageLines } from '../../tools/packages.ts';
import { files, read } from './source.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const shipped = locked.filter(([, found]) => found.dev !== true);

const named = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

const permissive: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0', // MIT without even the duty to name its author
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

// Libraries under weaker copyleft that we use unchanged and do not link into our own code;
// docs/decisions says so for each.
const fileCopyleft: Readonly<Record<string, RegExp>> = {
  'LGPL-3.0-or-later': /^@img\/sharp-libvips-/,
  'Apache-2.0 AND LGPL-3.0-or-later': /^@img\/sharp-win32-/,
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT': /^@img\/sharp-wasm32$/,
  'MPL-2.0': /^(?:lightningcss|axe-core)(?:$|-)/,
};

// Packages whose manifest names its licence in a way that npm no longer reads; their LICENSE files were read.
const readByHand: Readonly<Record<string, string>> = { limiter: 'MIT' };

const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? path;

function allowed(name: string, license: string | undefined): boolean {
  if (license === undefined) return name in readByHand;
  return permissive.has(license) || fileCopyleft[license]?.test(name) === true;
}

describe('packages', () => {
  test('are each defended in a decision, with their licence', () => {
    const rows = files('docs/decisions/*.md').flatMap((path) => read(path).split('\n'));
    const wrong = Object.keys(named).filter((name) => {
      const license = lock.packages[`node_modules/${name}`]?.license ?? 'none';
      return !rows.some((row) => row.includes(`\`${name}\``) && row.includes(license));
    });
    expect(wrong).toEqual([]);
  });

  test('are under permissive licences, whoever brings them', () => {
    const wrong = shipped
      .map(([path, { license }]) => [nameOf(path), license] as const)
      .filter(([name, license]) => !allowed(name, license));
    expect(wrong).toEqual([]);
  });

  test('that we name ourselves are permissive too where they only serve development', () => {
    const wrong = Object.keys(named).filter(
      (name) => !allowed(name, lock.packages[`node_modules/${name}`]?.license),
    );
    expect(wrong).toEqual([]);
  });

  test('run no script when they are installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(shipped.filter(([, found]) => found.hasInstallScript === true)).toEqual([]);
  });

  test('that would run one are known by name, those for development too', () => {
    const willing = locked.filter(([, found]) => found.hasInstallScript === true);
    expect(willing.map(([path]) => nameOf(path))).toEqual(['botbuilder-dialogs', 'core-js']);
  });

  test('are those that somebody looked at, to the byte: `node tools/packages.ts --write` lists anew', () => {
    const listed = read('docs/packages.txt').split('\n').filter(Boolean);
    const changes = comparePackages(packageLines(lock), listed);
    expect(changes).toEqual({ added: [], removed: [], exchanged: [] });
  });

  test('are pinned, with a checksum for each and without the address of a registry', () => {
    expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    );
    expect(locked.filter(([, found]) => !found.integrity?.startsWith('sha512-'))).toEqual([]);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  test('in the lock are those of package.json', () => {
    const wrong = Object.entries(named).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(wrong).toEqual([]);
  });
});

function linesOf(packages: Record<string, Locked>): readonly string[] {
  return packageLines({ packages });
}

describe('the list of packages', () => {
  const before = linesOf({ '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } });

  test('notices one that somebody brought along', () => {
    const brought = { version: '2.0.0', integrity: 'sha512-y', hasInstallScript: true };
    const now = linesOf({
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/a/node_modules/@b/c': brought,
    });
    expect(comparePackages(now, before)).toEqual({
      added: ['@b/c 2.0.0 sha512-y script'],
      removed: [],
      exchanged: [],
    });
  });

  test('calls it by its name when the bytes of a version are others', () => {
    const now = linesOf({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-z' } });
    expect(comparePackages(now, before).exchanged).toEqual(['a 1.0.0']);
  });

  test('takes a newer version for a change like any other', () => {
    const now = linesOf({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-z' } });
    expect(comparePackages(now, before)).toMatchObject({
      added: ['a 1.0.1 sha512-z'],
      removed: ['a 1.0.0 sha512-x'],
      exchanged: [],
    });
  });
});
