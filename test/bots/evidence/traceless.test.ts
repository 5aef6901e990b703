import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe('cleaning', () => {
  // A turned picture is the one that is held whole: the case in which an image library could spill.
  test.skipIf(!hasStrace && process.env['CI'] === undefined)(
    'opens no file to write, makes none and sends nothing, even for a large picture',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'senim-trace-'));
      try {
        const photo = join(folder, 'photo.jpg');
        const wide = sharp({
          create: { width: 8000, height: 6000, channels: 3, background: 'teal' },
        });
        writeFileSync(photo, await wide.withMetadata({ orientation: 6 }).jpeg().toBuffer());
        const log = join(folder, 'calls');
        const script = new URL('clean-one.ts', import.meta.url).pathname;
        const calls = 'open,openat,openat2,creat,memfd_create,connect,sendto,sendmsg,rename,link';
        const watched = [
          '-f',
          '-qq',
          '-e',
          `trace=${calls}`,
          '-o',
          log,
          process.execPath,
          script,
          photo,
        ];
        const said = execFileSync('strace', watched, { encoding: 'utf8', stdio: 'pipe' });
        expect(said).toBe('cleaned');
        const suspicious = readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => !line.includes('/dev/null') && !line.includes('ENOENT'))
          .filter((line) =>
            /O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|memfd|connect|send|rename|link\(/.test(line),
          );
        expect(suspicious).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
