import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { files, read, rooms } from './source.ts';

const documents = files('*.md', 'docs/**/*.md').map((path) => ({ path, text: read(path) }));
const root = new URL('../../', import.meta.url).pathname;
const exists = (path: string) => existsSync(join(root, path));

const written = files(
  '*.{md,json,ts}',
  '.ci/*',
  '{docs,test,knowledge}/**/*.{md,json,ts,tsx}',
  `{${rooms.filter((name) => !name.endsWith('.ts')).join(',')}}/**/*.{ts,tsx,css,html,md}`,
).filter((path) => path !== 'package-lock.json');

const homes = [...rooms, 'docs', 'test', '.ci'];

/** Words in `code` marks that look like a file or a folder of ours. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => homes.some((name) => word === name || word.startsWith(`${name}/`)))
    .filter((word) => !/[*{}<>…#]/.test(word));
}

describe('documents', () => {
  test.each(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'LICENSE', 'docs/threat-model.md'])(
    '%s is there',
    (path) => {
      expect(exists(path)).toBe(true);
    },
  );

  test('name only files that exist', () => {
    const wrong = documents.flatMap(({ path, text }) =>
      pathsIn(text)
        .filter((named) => !exists(named))
        .map((named) => `${path}: ${named}`),
    );
    expect(wrong).toEqual([]);
  });

  test('link only to pages that exist', () => {
    const wrong = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, link = '']) => normalize(join(dirname(path), link)))
        .filter((target) => !exists(target))
        .map((target) => `${path}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('tell only commands that exist', () => {
    const scripts = new Set(Object.keys(manifest.scripts));
    const wrong = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)]
        .filter(([, name = '']) => !scripts.has(name))
        .map(([command]) => `${path}: ${command}`),
    );
    expect(wrong).toEqual([]);
  });

  test('show the example of a client as it is', () => {
    const [, shown] = /```js\n(.*?)```/s.exec(read('docs/channels.md')) ?? [];
    expect(shown).toBe(read('docs/examples/json-client.mjs'));
    expect(shown?.split('\n').length).toBeLessThan(65);
  });

  // Several are written at the same time: a number that is taken may be late.
  test('of decisions are numbered, each number once, dated and one page long', () => {
    const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'));
    const numbers = decisions.map(({ path }) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]));
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(numbers.every((number) => number >= 1)).toBe(true);
    expect(decisions.filter(({ text }) => !/^# .+\n\n\d{4}-\d{2}-\d{2}\b/.test(text))).toEqual([]);
    expect(decisions.filter(({ text }) => text.split(/\s+/).length > 750)).toEqual([]);
  });
});

describe('what is written anywhere', () => {
  test('names no machine, no account and no registry', () => {
    const traces = [
      /(?<![\w.])\/(?:home|Users|root|work)\/\w/,
      /\b[A-Z]:\\Users/,
      /registry\.(?:npmjs|yarnpkg)|verdaccio|artifactory|nexus\/repository/i,
    ];
    const wrong = written.filter((path) => {
      if (path === 'test/repository/documents.test.ts') return false;
      const text = read(path);
      return traces.some((trace) => trace.test(text));
    });
    expect(wrong).toEqual([]);
  });

  test('holds no key and no token', () => {
    const keys =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:ghp|github_pat|npm|xox[bp])_\w{20,}|\b\d{8,10}:[\w-]{35}\b/;
    expect(written.filter((path) => keys.test(read(path)))).toEqual([]);
  });
});
