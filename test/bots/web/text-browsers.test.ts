import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasProgram } from '../../fixtures/chromium.ts';
import { scriptedReceipt } from '../../fixtures/script.ts';
import { serveScript, type ScriptedSite } from '../../fixtures/serve-script.ts';
import { lynx, w3m } from '../../fixtures/text-browser.ts';

const browsers = [
  { name: 'w3m', open: w3m, path: '/usr/bin/w3m', keepsCookies: true },
  { name: 'lynx', open: lynx, path: '/usr/bin/lynx', keepsCookies: false },
] as const;

for (const { name, open, path, keepsCookies } of browsers) {
  describe.skipIf(!hasProgram(path, `the web chat in ${name}`))(`in ${name}`, () => {
    let site: ScriptedSite;
    beforeAll(async () => {
      site = await serveScript();
    });
    afterAll(() => site[Symbol.asyncDispose]());

    test('the first page can be read, with its letters, its choices and its languages', async () => {
      await using browser = await open();
      const { shown } = await browser.get(`${site.url}/kk/`);
      for (const words of ['Сәлеметсіз бе', 'Хабарлама жіберу', 'Русский', 'Өшіріп, шығу']) {
        expect(shown).toContain(words);
      }
    });

    test.each([
      ['after a look at the page', true],
      ['from the very first request on', false],
    ])('a report is made with posted forms only, %s', async (_name, looksFirst) => {
      await using browser = await open();
      const url = `${site.url}/kk/`;
      if (looksFirst) await browser.get(url);
      let session = '';
      const post = async (fields: Readonly<Record<string, string>>): Promise<string> => {
        const { html, shown } = await browser.post(url, { session, ...fields });
        session = /name="session" value="(?<key>[^"]+)"/.exec(html)?.groups?.['key'] ?? session;
        return shown;
      };
      expect(await post({ choice: 'report' })).toContain('өз сөзіңізбен');
      expect(session).toMatch(looksFirst && keepsCookies ? /^$/ : /^[\w-]{43}$/);
      expect(await post({ text: 'Бас дәрігер ақша сұрады.' })).toContain('Өзім көрдім');
      expect(await post({ choice: 'saw' })).toContain('✓');
      expect(await post({ choice: 'done' })).toContain('Файлдар');
      expect(await post({ choice: 'done' })).toContain('Бас дәрігер ақша сұрады.');
      expect(await post({ choice: 'send' })).toContain(scriptedReceipt);
    });
  });
}
