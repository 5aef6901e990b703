import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Scratch } from '../../platform/scratch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-scratch-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

describe('the memory that files are read into', () => {
  test('holds each file whole, whatever came before it', async () => {
    const scratch = new Scratch();
    for (const [nth, size] of [3, 0, 200_000, 65_536, 65_535, 1, 400_001].entries()) {
      const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + nth) % 251);
      const path = join(folder, String(nth));
      await writeFile(path, bytes);
      const read = await scratch.read(path);
      expect(Buffer.compare(read ?? Buffer.of(1), bytes), `${size} bytes`).toBe(0);
    }
  });

  test('is the same for file after file', async () => {
    const scratch = new Scratch();
    const path = join(folder, 'same');
    await writeFile(path, 'as before');
    const first = await scratch.read(path);
    const second = await scratch.read(path);
    expect(second?.buffer).toBe(first?.buffer);
  });

  test('answers nothing for what is no file', async () => {
    const scratch = new Scratch();
    expect(await scratch.read(join(folder, 'nowhere'))).toBeNull();
    expect(await scratch.read(folder)).toBeNull();
  });
});
