import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { hex } from '../platform/crypto/bytes.ts';

/** One package of the product, as CycloneDX names it. */
export interface Component {
  readonly type: 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: 'required' | 'optional';
  readonly hashes: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
  readonly licenses: readonly { readonly expression: string }[];
}

const lockShape = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/**
 * A CycloneDX bill of materials from the lockfile, the same bytes for the same lockfile: what the product runs with, not
 * what tests and tools need. npm's own command refuses a lockfile with a peer that does not fit.
 */
export function billOf(lock: unknown) {
  const { name, version, packages } = lockShape.parse(lock);
  const components = Object.entries(packages).flatMap(([path, found]): Component[] => {
    if (path === '' || found.dev === true || found.version === undefined) return [];
    return [componentOf(path, { ...found, version: found.version })];
  });
  const unique = new Map(components.map((each) => [each['bom-ref'], each]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `pkg:npm/${name}@${version}`,
        name,
        version,
        licenses: [{ expression: packages['']?.license ?? 'Apache-2.0' }],
      },
    },
    components: [...unique.values()].toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  } as const;
}

function componentOf(
  path: string,
  found: {
    readonly version: string;
    readonly license?: string | undefined;
    readonly integrity?: string | undefined;
    readonly optional?: boolean | undefined;
  },
): Component {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${found.version}`;
  const sum = /^sha512-(\S+)$/.exec(found.integrity ?? '')?.[1];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: found.version,
    purl,
    scope: found.optional === true ? 'optional' : 'required',
    hashes:
      sum === undefined
        ? []
        : [{ alg: 'SHA-512', content: hex(new Uint8Array(Buffer.from(sum, 'base64'))) }],
    licenses: found.license === undefined ? [] : [{ expression: found.license }],
  };
}

/** `npm run bill`: prints it. */
if (import.meta.main) {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock: unknown = JSON.parse(await readFile(path, 'utf8'));
  process.stdout.write(`${JSON.stringify(billOf(lock), null, 2)}\n`);
}
