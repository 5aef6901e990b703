import { expect, test } from 'vitest';

import { address, receiptNeedles } from '../fixtures/canaries.ts';
import { spawnHouse } from '../fixtures/child-house.ts';
import { appSecret, FakeMicrosoft } from '../fixtures/fake-microsoft.ts';
import { install } from '../fixtures/house.ts';
import { searchBytes, searchFolders, textNeedle } from '../../tools/needle.ts';
import { photo } from '../fixtures/photo.ts';
import { TeamsGuest } from '../fixtures/teams-service.ts';
import { send } from '../fixtures/wire.ts';

const conversation = 'a:canary-conversation-7319554208';
const text = 'Қарлығаш planted in Teams asked for money';

const file = (path: string) => ({
  text: 'canary caption',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'IMG_20261120.jpg',
      content: { downloadUrl: `https://canary-my.sharepoint.com${path}`, fileType: 'jpg' },
    },
  ],
});

test('nothing of a person in Teams reaches a log or a disk, whatever Microsoft answers and however much libraries are asked to tell', async () => {
  await using microsoft = await new FakeMicrosoft().listen();
  await using installation = await install();
  await using house = await spawnHouse(installation, null, microsoft);
  const person = new TeamsGuest(microsoft, house.url, conversation);
  const token = microsoft.token();
  await person.toFiles(text);
  microsoft.files.set('/canary-file', { bytes: (await photo(200, 150)).bytes });
  await person.tell(file('/canary-file'), token);
  await person.tell(file('/canary-missing'));
  for (const status of [400, 401, 403, 404, 413]) {
    microsoft.befalls = () => ({ status, body: { error: { message: `${conversation} ${text}` } } });
    await person.write(text);
  }
  microsoft.befalls = () => null;
  // What is refused before it is read, and while it is.
  await person.tell({ text }, microsoft.token({ aud: 'canary-audience' }));
  await person.tell({ text }, 'Bearer canary.canary.canary');
  await person.post(`{"type":"message","text":"${text}`);
  await person.tell({ text: 7319, channelData: text });
  await person.tell({ text, serviceUrl: 'https://canary.example/' });
  await person.tell({ type: 'event', name: text, value: text });
  // Nor where it comes from, or claims to.
  const answer = await send(`${house.url}/api/messages`, {
    method: 'POST',
    from: address.real,
    headers: {
      'content-type': 'application/json',
      authorization: token,
      'user-agent': 'canary-agent/1.0',
      'x-forwarded-for': address.claimed,
    },
    body: JSON.stringify(person.activity({ type: 'event' })),
  });
  expect(answer.status).toBe(200);
  await person.press('done');
  await person.press('send');
  const receipt = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec(person.last)?.[0];
  if (receipt === undefined) throw new TypeError('there is no receipt');
  await person.write('0000');
  await person.press('saved');
  // At once, where nothing is asked any more.
  await person.write(receipt);
  await house.kill();

  const all = [
    textNeedle('secret of the app', appSecret),
    textNeedle('token', token.slice(-60)),
    textNeedle('token of ours', 'canary-token-of-ours'),
    textNeedle('conversation', conversation),
    textNeedle('text', text),
    textNeedle('name', 'Канарейхан'),
    textNeedle('person', '29:canary-user'),
    textNeedle('person in the directory', 'canary-aad-object'),
    textNeedle('message', 'canary-message'),
    textNeedle('activity', 'canary-activity'),
    textNeedle('address', address.real),
    textNeedle('claimed address', address.claimed),
    textNeedle('user agent', 'canary-agent'),
    textNeedle('caption', 'canary caption'),
    textNeedle('address of a file', 'canary-my.sharepoint.com'),
    textNeedle('path of a file', 'canary-file'),
    textNeedle('name of a file', 'IMG_20261120'),
    ...receiptNeedles(receipt),
  ];
  const { finds, files } = await searchFolders([installation.dataDir, house.temporary], all);
  expect(files).toBeGreaterThan(2);
  expect(finds).toEqual([]);
  expect(house.said().toString()).toContain('teams.failed');
  expect(searchBytes(house.said(), all, 'log')).toEqual([]);
}, 60_000);
