import { describe, expect, test } from 'vitest';

import { hasProgram } from '../fixtures/chromium.ts';
import { deskOf } from '../fixtures/desk.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { lynx, w3m } from '../fixtures/text-browser.ts';
import { textClient } from '../fixtures/text-client.ts';
import { type Beat, officerWords, reporting, returning, walk, words } from './journey.ts';
import { caseWith } from './way.ts';

const browsers = [
  { name: 'w3m', open: w3m, path: '/usr/bin/w3m', language: 'kk', between: 'ru' },
  { name: 'lynx', open: lynx, path: '/usr/bin/lynx', language: 'ru', between: 'kk' },
] as const;

const none = { name: '', type: '', bytes: new Uint8Array() };

/** Their scripting posts forms without files. */
function withoutFiles(beats: readonly Beat[]): readonly Beat[] {
  return beats.filter(({ does }) => does.kind !== 'attach');
}

for (const { name, open, path, language, between } of browsers) {
  describe.skipIf(!hasProgram(path, `the journey in ${name}`))(`in ${name}`, () => {
    test('a person reports, and comes back to an answer', async () => {
      await using installation = await install();
      await using house = await openHouse(installation);
      await using browser = await open();
      const client = () => textClient(browser, house.url, language);
      const receipt = await walk(
        client(),
        withoutFiles(reporting({ language, between, photo: none })),
        language,
      );
      if (receipt === null) throw new TypeError('no receipt was shown');

      await using desk = await deskOf(installation.dataDir, installation.who('officer'));
      const { caseId, opened } = await caseWith(desk, words.recall[language]);
      expect(opened.report.language).toBe(language);
      await desk.say(caseId, { kind: 'message', text: officerWords.answer[language] });
      const reason = officerWords.reason[language];
      await desk.say(caseId, { kind: 'status', from: 'new', to: 'acknowledged', reason });

      await using later = await open();
      const back = textClient(later, house.url, language);
      await walk(back, withoutFiles(returning({ language, receipt, paper: none })), language);
      const { entries } = await desk.read(caseId);
      expect(entries.at(-1)).toMatchObject({ from: 'reporter', text: words.reply[language] });
    });
  });
}
