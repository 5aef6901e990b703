import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { wipe } from '../../platform/crypto/bytes.ts';
import { z } from '../../platform/shape.ts';
import { drawingTime, type CleanedImage } from './image.ts';
import type { Cleanable } from './kinds.ts';
import { traces } from './traces.ts';

const entry = fileURLToPath(new URL('drawing-process.ts', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

export interface DrawApartOptions {
  /** The program that draws; for tests. */
  readonly entry?: string;
  /** Milliseconds after which it is ended. */
  readonly patience?: number;
}

/**
 * Draws an image anew in a process that lives for this image alone: whoever takes over the decoder finds the bytes that he
 * sent, no key, no settings and nobody else’s words, and a crash ends nothing else. Node’s permission model keeps its
 * scripts from files, network and other programs; code that broke out of the decoder is not bound by it. Throws when there
 * is no process to be had.
 */
export async function drawApart(
  bytes: Uint8Array,
  mime: Cleanable,
  { entry: program = entry, patience = drawingTime + 10_000 }: DrawApartOptions = {},
): Promise<CleanedImage> {
  const child = spawn(process.execPath, [...permissions(program), program, mime], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close');
  // One that has died takes nothing more, and how it ended says enough.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  const parts: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (part: Buffer) => {
    length += part.length;
    if (length > mostDrawn) child.kill('SIGKILL');
    else parts.push(part);
  });
  const [code] = (await ended) as [number | null];
  const output = Buffer.concat(parts);
  wipe(...parts);
  return (code === 0 ? readDrawn(output, mime) : null) ?? damaged;
}

const damaged = { ok: false, because: 'damaged' } as const;

/** Bytes; a noisy picture grows a little when it is drawn anew. */
const mostDrawn = 128 * 2 ** 20;

/** What our own program needs to read, and nothing of the data folder, wherever that is. */
function permissions(program: string): readonly string[] {
  const readable = [
    ...['.', '../../package.json'].map((path) => fileURLToPath(new URL(path, import.meta.url))),
    program,
    modules,
    realpathSync(modules),
  ];
  return [
    '--permission',
    '--allow-addons',
    '--disable-sigusr1',
    ...readable.map((path) => `--allow-fs-read=${path}`),
  ];
}

const told = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    found: z.array(z.enum(traces)),
    frames: z.int().positive(),
  }),
  z.strictObject({ ok: z.literal(false), because: z.enum(['pixels', 'damaged']) }),
]);

/** `null` for what our program does not say: nothing that comes from there is taken on trust. */
function readDrawn(output: Buffer, mime: Cleanable): CleanedImage | null {
  if (output.length < 4) return null;
  const bodyAt = 4 + output.readUInt32BE();
  const head = told.safeParse(parsed(output.subarray(4, bodyAt).toString()));
  if (!head.success) return null;
  if (!head.data.ok) return head.data;
  const bytes = output.subarray(bodyAt);
  const begins = beginnings[mime];
  return bytes.subarray(0, begins.length).equals(begins) ? { ...head.data, bytes } : null;
}

const beginnings: Readonly<Record<Cleanable, Buffer>> = {
  'image/jpeg': Buffer.of(0xff, 0xd8, 0xff),
  'image/png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  'image/webp': Buffer.from('RIFF'),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
