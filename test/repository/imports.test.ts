import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';

import { files, order, room, sources } from './source.ts';

const rank = new Map(order.flatMap((names, at) => names.map((name) => [name as string, at])));
const graph = new Map(
  sources.map(({ path, uses }) => [path, uses.flatMap(({ target }) => target ?? [])]),
);
const edges = sources.flatMap(({ path, uses }) =>
  uses.flatMap(({ target }) => (target === null ? [] : [[path, target] as const])),
);

// A fresh copy builds the officers' page on its first start; nothing else of the product needs a tool.
const builder = 'tools/console-page.ts';

describe('what uses what', () => {
  test('there is something to look at', () => {
    expect(edges.length).toBeGreaterThan(30);
    expect(edges).toContainEqual(['bots/evidence.ts', 'dialogs/incoming.ts']);
  });

  test('a folder uses only folders to its left', () => {
    const wrong = edges.filter(([from, to]) => {
      if (from === 'main.ts' && to === builder) return false;
      const [here, there] = [rank.get(room(from)), rank.get(room(to))];
      if (room(from) === room(to)) return false;
      return here === undefined || there === undefined || there >= here;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['console', 'bots'],
    ['web', 'storage'],
  ])('%s never uses %s', (from, to) => {
    expect(edges.filter(([a, b]) => room(a) === from && room(b) === to)).toEqual([]);
  });

  test('the officers’ page uses no server code', () => {
    const wrong = edges.filter(
      ([from, to]) =>
        from.startsWith('console/app/') &&
        (to.startsWith('console/server/') || room(to) === 'storage'),
    );
    expect(wrong).toEqual([]);
  });

  test('no file uses itself by a roundabout way', () => {
    expect(roundabout(graph)).toEqual([]);
  });

  test('no two folders use each other', () => {
    const pairs = new Set(edges.map(([from, to]) => `${dirname(from)} ${dirname(to)}`));
    const twoWay = [...pairs].filter((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      const nested =
        [from, to].includes('.') ||
        `${from}/`.startsWith(`${to}/`) ||
        `${to}/`.startsWith(`${from}/`);
      return !nested && pairs.has(`${to} ${from}`);
    });
    expect(twoWay).toEqual([]);
  });

  test('every relative import names a file that exists, by its whole name', () => {
    const known = new Set(files('**/*.{ts,tsx,json,css}'));
    expect(edges.filter(([, to]) => !known.has(to))).toEqual([]);
  });

  test('packages are imported only when package.json names them', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    const product = new Set(Object.keys(manifest.dependencies));
    const development = new Set(Object.keys(manifest.devDependencies));
    const wrong = sources.flatMap(({ path, uses }) =>
      uses
        .filter(({ specifier, target }) => target === null && !specifier.startsWith('node:'))
        .map(({ specifier }) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)
        .filter((name) => !product.has(name) && !(room(path) === 'tools' && development.has(name)))
        .map((name) => `${path} uses ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** The first cycle found from each file, if any, as one line. */
function roundabout(links: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
      return;
    }
    if (done.has(path)) return;
    for (const next of links.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of links.keys()) walk(path, []);
  return found;
}
