import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sniff } from '../../../bots/evidence/sniff.ts';
import { plain } from './corpus.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const inUtf8 = (text: string) => Buffer.from(text).toString('latin1');

describe('a file is what its content says', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s, whatever its name', async (format) => {
    const kind = await sniff(await plain(format), 'statement.pdf');
    expect(kind.mime).toBe(`image/${format}`);
  });

  test.each([
    ['a PDF called a photo', '%PDF-1.7\n%\xe2\xe3\n', 'photo.jpg', '.pdf'],
    ['a web page called a photo', '<!doctype html><script>alert(1)</script>', 'photo.jpg', '.txt'],
    ['a web page under its own name', '<html><body>x</body></html>', 'page.html', '.txt'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg', '.txt'],
    ['XML', '<?xml version="1.0"?><a/>', 'a.xml', '.bin'],
    ['a program called a photo', `MZ${'\0'.repeat(300)}`, 'photo.jpg', '.bin'],
    ['a program under its own name', `MZ${'\0'.repeat(300)}`, 'setup.exe', '.bin'],
    ['words', inUtf8('Меня попросили'), 'a', '.txt'],
    ['words in an old alphabet', '\xcc\xe5\xed\xff\r\n', 'a.txt', '.txt'],
    ['a table', 'a;b\n1;2\n', 'TABLE.CSV', '.csv'],
    ['noise', '\0\x01\x02\x03', 'noise.jpg', '.bin'],
    ['an old office file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest', 'letter.DOC', '.doc'],
    ['an old office file without a name', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest', '', '.bin'],
    ['an old office file called a program', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.exe', '.bin'],
  ])('%s', async (_, text, name, extension) => {
    expect((await sniff(bytes(text), name)).extension).toBe(extension);
  });

  test('no name and no content yields an extension from outside the list, or fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string(), async (content, name) => {
        const { mime, extension } = await sniff(content, name);
        expect(extension).toMatch(/^\.[a-z0-9]{2,4}$/);
        expect(mime).toMatch(/^[a-z]+\/[\w.+-]+(?:; codecs=opus)?$/);
        expect(['.exe', '.html', '.svg', '.js']).not.toContain(extension);
      }),
    );
  });
});
