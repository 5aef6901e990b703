import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

import { z } from '../../platform/shape.ts';

import { SenimError } from '../../platform/errors.ts';
import { integrity } from '../../platform/crypto/integrity.ts';
import { Scratch } from '../../platform/scratch.ts';
import type { Kind } from './headers.ts';

/** What `tools/build-console.ts` made: each file of the page with its SHA-384. */
export const manifestSchema = z.strictObject({
  v: z.literal(1),
  /** Hash of the sources that the bundle was built from. */
  sources: z.string(),
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** A file of the page. It is kept packed, as nearly every browser takes it. */
export class Asset {
  readonly kind: Kind;
  readonly type: string;
  /** Hashes of the scripts that stand in the page itself; its policy allows no other. */
  readonly inline: readonly string[];
  readonly gzip: Uint8Array<ArrayBuffer>;

  constructor(file: string, bytes: Uint8Array, gzip: Uint8Array<ArrayBuffer>) {
    this.kind = kindOf(file);
    this.type = typeOf(file);
    this.inline = this.kind === 'page' ? inlineOf(new TextDecoder().decode(bytes)) : [];
    this.gzip = gzip;
  }

  /** Unpacked anew each time: for the few who take nothing else. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(gunzipSync(this.gzip));
  }
}

/** The officers' page, whole in memory: path in the bundle to file. */
export type Bundle = ReadonlyMap<string, Asset>;

const packed = promisify(gzip);

/** Reads the bundle and holds every file to the manifest. Throws `content` when one differs. */
export async function loadBundle(folder: string): Promise<Bundle> {
  const scratch = new Scratch();
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
  );
  const bundle = new Map<string, Asset>();
  for (const [file, expected] of Object.entries(manifest.files)) {
    const bytes = await scratch.read(join(folder, file));
    if (bytes === null || integrity(bytes) !== expected) {
      throw new SenimError('content', 'the console differs from its manifest: build it anew');
    }
    bundle.set(
      file,
      new Asset(file, bytes, new Uint8Array(await packed(bytes, { level: 9, memLevel: 9 }))),
    );
  }
  return bundle;
}

function kindOf(file: string): Kind {
  if (file === 'index.html') return 'page';
  if (file === 'pdf-frame.html') return 'pdf-frame';
  if (/^assets\/pdf-frame-[^/]*\.js$/.test(file)) return 'pdf-script';
  return /key-worker[^/]*\.js$/.test(file) ? 'worker' : 'asset';
}

function inlineOf(page: string): readonly string[] {
  const scripts = page.matchAll(/<script(?![^>]* src=)[^>]*>([^]*?)<\/script>/g);
  return [...scripts].map(([, text = '']) => integrity(new TextEncoder().encode(text)));
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

function typeOf(file: string): string {
  const type = types[file.slice(file.lastIndexOf('.') + 1)];
  if (type === undefined)
    throw new SenimError('content', 'the console holds a file of a strange kind');
  return type;
}
