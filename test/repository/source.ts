import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';

/** The folders of the product, each of which may use only what stands before it. */
export const order = [
  ['platform'],
  ['knowledge'],
  ['dialogs'],
  ['cases', 'surveys', 'analysis'],
  ['storage'],
  ['web'],
  ['bots'],
  ['console'],
  ['main.ts'],
  ['tools'],
] as const satisfies readonly (readonly string[])[];

export const rooms: readonly string[] = order.flat();

const root = new URL('../../', import.meta.url).pathname;

/** One file of the product with what it uses. */
export interface Source {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly uses: readonly Use[];
}

export interface Use {
  readonly specifier: string;
  /** The file used, from the root; `null` for packages. */
  readonly target: string | null;
}

/** Paths of every file of the repository that a person wrote, as far as `patterns` go. */
export function files(...patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: root, exclude: (name) => left.has(name) }).toSorted();
}

const left: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'data', 'coverage']);

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The room of the house a file stands in: its first folder, or its name. */
export function room(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Every TypeScript file of the product, tools included, tests not. */
export const sources: readonly Source[] = files(
  'main.ts',
  ...rooms.filter((name) => !name.endsWith('.ts')).map((name) => `${name}/**/*.{ts,tsx}`),
).map((path) => parse(path, read(path)));

export function parse(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  const specifiers = new Set([
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((found) =>
      text.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1),
    ),
    ...text
      .matchAll(/new URL\(\s*'(\.[^']+\.tsx?)',\s*import\.meta\.url/g)
      .map((found) => found[1] ?? ''),
  ]);
  const uses = [...specifiers].map((specifier) => ({
    specifier,
    target: specifier.startsWith('.')
      ? normalize(join(dirname(path), specifier.replace(/\?.*$/, '')))
      : null,
  }));
  return { path, text, program, uses };
}

/** `path:line` of every node in `found`'s hands; `visit` is called once a file. */
export function places(
  among: readonly Source[],
  visit: (report: (node: { readonly start: number }) => void, source: Source) => VisitorObject,
): readonly string[] {
  return among.flatMap((source) => {
    const found: string[] = [];
    const report = (node: { readonly start: number }) => {
      found.push(`${source.path}:${source.text.slice(0, node.start).split('\n').length}`);
    };
    new Visitor(visit(report, source)).visit(source.program);
    return found;
  });
}

type VisitorObject = ConstructorParameters<typeof Visitor>[0];

/** `a.b` for a plain member expression, `a` for a name, otherwise ''. */
export function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  const property = node.property.type === 'Identifier' && !node.computed ? node.property.name : '';
  return `${nameOf(node.object)}.${property}`;
}
