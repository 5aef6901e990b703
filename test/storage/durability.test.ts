import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { tempFolder } from './fixtures.ts';

const canTrace = spawnSync('strace', ['-V']).status === 0;

// Counted from outside, by the system calls; where there is no strace it is shown as skipped (not run).
test.skipIf(!canTrace)(
  'a text filing waits for the disk twice, and is on it before it is acknowledged',
  async () => {
    await using folder = await tempFolder();
    const trace = join(folder.path, 'trace');
    const tracer = join(import.meta.dirname, 'traced.ts');
    const calls = 'trace=fsync,fdatasync,rename,write';
    const child = spawn(
      'strace',
      ['-f', '-y', '-e', calls, '-o', trace, process.execPath, tracer, join(folder.path, 'data')],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    expect(await once(child, 'exit')).toEqual([0, null]);
    const lines = (await readFile(trace, 'utf8')).split('\n');
    const between = (from: string, to: string): string[] =>
      lines
        .slice(
          lines.findIndex((line) => line.includes(from)),
          lines.findIndex((line) => line.includes(to)),
        )
        .filter((line) => /\b(?:fsync|fdatasync|rename)\(/.test(line))
        .map(named);

    expect(between('MARK-TEXT', 'MARK-FILE')).toEqual(['sync shred.db-wal', 'sync senim.db-wal']);
    expect(between('MARK-FILE', 'MARK-SOON')).toEqual([
      'sync shred.db-wal',
      'sync temporary',
      'rename',
      'sync folder',
      'sync senim.db-wal',
    ]);
    // What can be asked for again waits for nothing; the next turn of a report waits as ever.
    expect(between('MARK-SOON', 'MARK-NOW')).toEqual([]);
    expect(between('MARK-NOW', 'MARK-DRAFT')).toEqual(['sync senim.db-wal']);
    // The row of a draft's file and the turn that took it wait together.
    expect(between('MARK-DRAFT', 'MARK-END')).toEqual([
      'sync temporary',
      'rename',
      'sync folder',
      'sync senim.db-wal',
    ]);
  },
);

function named(line: string): string {
  if (line.includes('rename(')) return 'rename';
  const [, path = ''] = /sync\(\d+<([^>]*)>/.exec(line) ?? [];
  if (path.endsWith('.part')) return 'sync temporary';
  if (/\/blobs\/[0-9a-f]{2}$/.test(path)) return 'sync folder';
  return `sync ${path.split('/').at(-1) ?? ''}`;
}
