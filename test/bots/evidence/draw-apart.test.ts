import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { drawApart } from '../../../bots/evidence/draw-apart.ts';
import { plain } from './corpus.ts';

const entry = join(import.meta.dirname, 'odd-drawing.ts');

/** What becomes of a picture that took its process over. */
const odd = (words: string, patience?: number) =>
  drawApart(Buffer.from(words), 'image/jpeg', {
    entry,
    ...(patience === undefined ? {} : { patience }),
  });

describe('the process of an image', () => {
  test('draws it anew', async () => {
    const drawn = await drawApart(await plain('jpeg'), 'image/jpeg');
    if (!drawn.ok) throw new Error(`refused: ${drawn.because}`);
    expect(drawn).toMatchObject({ found: [], frames: 1 });
    expect((await sharp(drawn.bytes).metadata()).format).toBe('jpeg');
  });

  test('is another one for each, and reaches no file, network, program or setting of ours', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'senim-odd-'));
    const listener = createServer((line) => line.destroy());
    await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
    try {
      const secrets = join(folder, 'secrets.json');
      await writeFile(secrets, '{}');
      const { port } = listener.address() as AddressInfo;
      const look = async () => {
        const drawn = await odd(`look ${secrets} ${port}`);
        if (!drawn.ok) throw new Error(`refused: ${drawn.because}`);
        return JSON.parse(Buffer.from(drawn.bytes.subarray(3)).toString()) as { pid: number };
      };
      const [one, other] = [await look(), await look()];
      const denied = 'ERR_ACCESS_DENIED';
      expect(one).toEqual({
        pid: one.pid,
        settings: [],
        read: denied,
        write: denied,
        program: denied,
        worker: denied,
        network: denied,
      });
      expect(new Set([process.pid, one.pid, other.pid]).size).toBe(3);
    } finally {
      await new Promise((resolve) => void listener.close(resolve));
      await rm(folder, { recursive: true });
    }
  });

  test.each(['fall', 'flood', 'program', 'lie', 'babble', 'nonsense'])(
    'that ends in “%s” is a damaged image and nothing worse',
    async (act) => {
      expect(await odd(act)).toEqual({ ok: false, because: 'damaged' });
    },
  );

  test('that hangs is ended', async () => {
    expect(await odd('hang', 500)).toEqual({ ok: false, because: 'damaged' });
  });
});
