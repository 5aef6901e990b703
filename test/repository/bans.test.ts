import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';

import { nameOf, parse, places, room, sources, type Source } from './source.ts';

const pure = sources.filter(({ path }) =>
  ['dialogs', 'cases', 'surveys', 'analysis'].includes(room(path)),
);
const measuring = new Set(sources.filter(({ path }) => /^tools\/(?:bench|torture)\//.test(path)));
const product = sources.filter((source) => !measuring.has(source));

function importsOf(among: readonly Source[], banned: (specifier: string) => boolean) {
  return among.flatMap(({ path, uses }) =>
    uses
      .filter(({ specifier }) => banned(specifier))
      .map(({ specifier }) => `${path} > ${specifier}`),
  );
}

/** Uses of global names (`process`) and of members (`Math.random`). */
function namesIn(among: readonly Source[], banned: ReadonlySet<string>) {
  return places(among, (report) => ({
    MemberExpression(node) {
      if (banned.has(nameOf(node))) report(node);
      else if (node.object.type === 'Identifier' && banned.has(node.object.name)) report(node);
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && banned.has(node.callee.name)) report(node);
    },
    NewExpression(node) {
      const name = nameOf(node.callee);
      if (banned.has(node.arguments.length === 0 ? `new ${name}()` : `new ${name}`)) report(node);
    },
  }));
}

/** Whether a name is seen in a file that uses it. */
function seen(name: string, code: string): boolean {
  return namesIn([parse('dialogs/planted.ts', code)], new Set([name])).length > 0;
}

describe('the eye for names', () => {
  test.each([
    ['Math.random', 'const a = Math.random();'],
    ['Math.random', 'const draw = Math.random;'],
    ['Date.now', 'f(() => Date.now());'],
    ['new Date()', 'const a = new Date();'],
    ['performance', 'const a = performance.now();'],
    ['process.env', "const a = process.env['HOME'];"],
    ['crypto', 'await crypto.subtle.digest(a, b);'],
    ['globalThis.crypto', 'globalThis.crypto.getRandomValues(a);'],
    ['fetch', "await fetch('x');"],
    ['new Function', "new Function('x');"],
    ['eval', "eval('x');"],
  ])('sees %s', (name, code) => {
    expect(seen(name, code)).toBe(true);
  });

  test.each([
    ['Math.random', '// Math.random() is banned\nconst a = "Math.random()";'],
    ['new Date()', 'const a = new Date(text);'],
    ['crypto', 'const a = wrapped.crypto;'],
    ['fetch', 'store.fetch(a);'],
  ])('does not take other things for %s', (name, code) => {
    expect(seen(name, code)).toBe(false);
  });
});

describe('what may be written where', () => {
  test('dialogs and cases know no clock, no chance and no machine', () => {
    expect(importsOf(pure, (specifier) => specifier.startsWith('node:'))).toEqual([]);
    const world = ['Date.now', 'new Date()', 'Math.random', 'performance', 'crypto', 'fetch'];
    const machine = ['process', 'Buffer', 'console', 'setTimeout', 'setInterval', 'localStorage'];
    expect(namesIn(pure, new Set([...world, ...machine, 'globalThis.crypto']))).toEqual([]);
  });

  test('SQL stands in storage alone', () => {
    const elsewhere = product.filter(({ path }) => room(path) !== 'storage');
    const engines = /^(?:kysely|node:sqlite|pg|better-sqlite3)\b/;
    expect(importsOf(elsewhere, (specifier) => engines.test(specifier))).toEqual([]);
    const sql =
      /^\s*(?:select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+table\s|pragma\s|vacuum\b)/is;
    const found = places(elsewhere, (report) => ({
      Literal(node) {
        if (typeof node.value === 'string' && sql.test(node.value)) report(node);
      },
      TemplateLiteral(node) {
        if (sql.test(node.quasis.map((part) => part.value.raw).join(' x '))) report(node);
      },
    }));
    expect(found).toEqual([]);
  });

  test('cryptographic primitives stand in platform/crypto alone', () => {
    const elsewhere = product.filter(({ path }) => !path.startsWith('platform/crypto/'));
    const libraries = /^(?:node:crypto|crypto|@noble\/.*|age-encryption|hash-wasm)$/;
    const found = importsOf(elsewhere, (specifier) => libraries.test(specifier)).filter(
      (line) => !/^console\/app\/.*worker.* > hash-wasm$/.test(line),
    );
    expect(found).toEqual([]);
    const primitives = [
      'Math.random',
      'crypto',
      'globalThis.crypto',
      'self.crypto',
      'window.crypto',
    ];
    expect(namesIn(elsewhere, new Set(primitives))).toEqual([]);
  });

  test('the environment is read in platform/config alone', () => {
    const elsewhere = product.filter(({ path }) => !path.startsWith('platform/config/'));
    expect(namesIn(elsewhere, new Set(['process.env']))).toEqual([]);
    expect(importsOf(elsewhere, (specifier) => specifier === 'node:process')).toEqual([]);
    const meta = places(elsewhere, (report) => ({
      MemberExpression(node) {
        const { object, property } = node;
        if (object.type !== 'MetaProperty' || property.type !== 'Identifier') return;
        if (property.name === 'env') report(node);
      },
    }));
    expect(meta).toEqual([]);
  });

  test('nothing ends the process in the middle of things', () => {
    expect(namesIn(product, new Set(['process.exit', 'process.abort']))).toEqual([]);
  });

  test('nothing that a person wrote can become markup or code', () => {
    const doors = new Set([
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'dangerouslySetInnerHTML',
      'srcdoc',
      'srcDoc',
      'createContextualFragment',
    ]);
    const found = places(product, (report) => ({
      MemberExpression(node) {
        if (node.property.type === 'Identifier' && doors.has(node.property.name)) report(node);
      },
      JSXAttribute(node) {
        if (node.name.type === 'JSXIdentifier' && doors.has(node.name.name)) report(node);
      },
    }));
    const code = namesIn(product, new Set(['eval', 'Function', 'new Function', 'document.write']));
    expect([...found, ...code]).toEqual([]);
  });

  test('nothing is exported without a name, and no file only passes others on', () => {
    // Declarations of other people's modules have to repeat how those export.
    const written = sources.filter(({ path }) => !path.endsWith('.d.ts'));
    const found = places(written, (report, { program }) => ({
      ExportDefaultDeclaration: report,
      ExportAllDeclaration: report,
      Program(node) {
        const passing = program.body.filter(
          (part) => part.type === 'ExportNamedDeclaration' && part.source !== null,
        );
        if (program.body.length > 0 && passing.length === program.body.length) report(node);
      },
    }));
    expect(found).toEqual([]);
  });

  test('files are nouns in kebab-case', () => {
    const wrong = sources
      .map(({ path }) => path)
      .filter((path) => {
        if (/(?:^|\/)(?:utils?|helpers?|common|misc|index)(?:\/|\.tsx?$)/.test(path)) return true;
        return !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?\.tsx?$/.test(basename(path));
      });
    expect(wrong).toEqual([]);
  });

  test('no file has grown past a screenful of screens', () => {
    const wrong = sources.filter(({ text }) => text.split('\n').length > 300);
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
