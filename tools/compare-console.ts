import { readFile } from 'node:fs/promises';

import { manifestSchema } from '../console/server/bundle.ts';
import { integrity } from '../platform/crypto/integrity.ts';
import { SenimError } from '../platform/errors.ts';
import { buildConsole } from './build-console.ts';
import { command } from './command.ts';
import { bundleFolder, bundleManifest } from './console-page.ts';

/** Which files a console serves otherwise than this copy of the sources builds them. */
export async function differences(
  files: Readonly<Record<string, string>>,
  served: (path: string) => Promise<Uint8Array | null>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [file, expected] of Object.entries(files)) {
    const bytes = await served(pathOf(file));
    if (bytes === null || integrity(bytes) !== expected) found.push(file);
  }
  return found;
}

/** Under which address a console serves a file: pages without the end of their name. */
function pathOf(file: string): string {
  return file === 'index.html' ? '' : file.replace(/\.html$/, '');
}

/** `npm run compare-console -- URL`: builds the officers' page here and holds what a console serves against it. */
async function run(): Promise<void> {
  const [url] = process.argv.slice(2);
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new SenimError('config', 'npm run compare-console -- https://senim.intranet.example.kz');
  }
  await buildConsole(bundleFolder);
  const text = await readFile(bundleManifest, 'utf8');
  const { files } = manifestSchema.parse(JSON.parse(text));
  console.log(`this copy of the sources builds ${integrity(new TextEncoder().encode(text))}`);
  if (url === undefined) return;
  const different = await differences(files, async (path) => {
    const answer = await fetch(new URL(path, `${url}/`)).catch((error: unknown) => {
      throw new SenimError('config', 'no console answers there: nothing was compared', {
        cause: error,
      });
    });
    if (answer.status === 503) {
      throw new SenimError('config', 'the console is preparing its page: compare in a minute');
    }
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  });
  for (const file of different) console.log(`differs: ${file}`);
  console.log(`${Object.keys(files).length} files, ${different.length} differ`);
  if (different.length > 0) process.exitCode = 1;
}

if (import.meta.main) await command(run);
