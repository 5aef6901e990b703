import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

import { phrase } from '../../../knowledge/phrases.ts';
import { createLog } from '../../../platform/log.ts';
import { Secret } from '../../../platform/secret.ts';
import { app, appSecret, FakeMicrosoft, serviceUrl } from '../../fixtures/fake-microsoft.ts';
import { deskOf } from '../../fixtures/desk.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { photo } from '../../fixtures/photo.ts';
import { TeamsGuest } from '../../fixtures/teams-service.ts';

const microsoft = await new FakeMicrosoft().listen();
const installation = await install();
const log: string[] = [];
const house = await openHouse(installation, {
  teams: {
    given: { secret: new Secret(new TextEncoder().encode(appSecret)) },
    config: { teams: app, publicUrl: 'https://senim.example.kz' },
    log: createLog((line) => log.push(line)),
  },
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
  await microsoft[Symbol.asyncDispose]();
});
afterEach(() => {
  microsoft.befalls = () => null;
});

let guests = 0;
const guest = () => new TeamsGuest(microsoft, house.url, `a:canary/${(guests += 1)}`);
const said = (key: Parameters<typeof phrase>[1], language: 'kk' | 'ru' | 'en' = 'ru') =>
  phrase(language, key);
const hour = 3600;
const asks = () =>
  microsoft.asked.filter(({ url }) => url.includes('login.botframework.com')).length;
const receiptIn = (person: TeamsGuest) =>
  /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec(person.card?.body.text ?? '')?.[0] ?? '';

const now = () => Math.floor(Date.now() / 1000);

describe('a token', () => {
  test('of Microsoft’s service opens the door, and the answer carries one of ours', async () => {
    const person = guest();
    expect(await person.greet()).toBe(200);
    expect(person.at).toBe('menu/welcome');
    const posts = microsoft.asked.filter(({ url }) => url.startsWith(serviceUrl));
    expect(posts.length).toBeGreaterThan(0);
    expect(new Set(posts.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer canary-token-of-ours']),
    );
    expect(microsoft.strays).toEqual([]);
  });

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const tenant = 'ffffffff-3333-4000-8000-abcdefabcdef';
  const parts = microsoft.token().split('.');
  const none = Buffer.from('{"alg":"none","kid":"key-1"}').toString('base64url');
  test.each<readonly [string, string | null]>([
    ['that is missing', null],
    ['that is no token', 'Bearer nonsense'],
    ['of another scheme', 'Basic dXNlcjpwYXNz'],
    ['without a signature', `${parts[0]}.${parts[1]}.`],
    ['that says it needs no signature', `Bearer ${none}.${parts[1]}.`],
    ['that says so and keeps the signature', `Bearer ${none}.${parts[1]}.${parts[2]}`],
    ['for another audience', microsoft.token({ aud: tenant })],
    ['for several audiences', microsoft.token({ aud: [app.appId, tenant] })],
    ['that has expired', microsoft.token({ exp: now() - hour })],
    ['that never expires', microsoft.token({ exp: undefined })],
    ['that holds only later', microsoft.token({ nbf: now() + hour })],
    [
      'of another tenant',
      microsoft.token({ iss: `https://sts.windows.net/${tenant}/`, tid: tenant }),
    ],
    ['of our own tenant', microsoft.token({ iss: `https://sts.windows.net/${app.tenant}/` })],
    [
      'of a tenant of Microsoft itself',
      microsoft.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
    ],
    ['of an issuer that looks alike', microsoft.token({ iss: 'https://api.botframework.com.kz' })],
    ['without an issuer', microsoft.token({ iss: undefined })],
    ['for no address', microsoft.token({ serviceurl: undefined })],
    ['that somebody else signed', microsoft.token({}, { key: other })],
    ['that was signed with an unknown key', microsoft.token({}, { key: other, kid: 'key-2' })],
  ])('%s opens nothing', async (_what, authorization) => {
    const person = guest();
    expect(await person.tell({ text: 'Привет' }, authorization)).toBe(401);
    expect(person.chat).toEqual([]);
  });

  test.each([
    [
      'for another address than the answer is wanted at',
      { serviceUrl: 'https://smba.trafficmanager.net/amer/' },
    ],
    ['with an activity of another tenant', { conversation: { id: 'a:1', tenantId: tenant } }],
    ['with an activity of no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
  ])('%s opens nothing', async (_what, fields) => {
    const person = guest();
    const before = microsoft.posted.length;
    expect(await person.tell({ text: 'Привет', ...fields })).toBe(403);
    expect(microsoft.posted.length).toBe(before);
  });

  test.each([
    'https://evil.example/',
    'http://smba.trafficmanager.net/emea/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://smba.trafficmanager.net:8443/',
    'https://evilbotframework.com/',
    'http://127.0.0.1:8081/',
    'file:///etc/passwd',
  ])('that itself asks for answers at %s gets none', async (address) => {
    const person = guest();
    const token = microsoft.token({ serviceurl: address });
    expect(await person.tell({ text: 'Привет', serviceUrl: address }, token)).toBe(403);
    expect(microsoft.strays).toEqual([]);
  });
});

describe('an activity', () => {
  test.each([
    ['typing', { type: 'typing' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['an event', { type: 'event', name: 'x', value: { a: 1 } }],
    ['an invoke', { type: 'invoke', name: 'composeExtension/query', value: {} }],
    ['the end of a conversation', { type: 'endOfConversation' }],
    ['a kind that nobody has heard of', { type: 'quantumEntanglement' }],
  ])('of %s is taken and not answered', async (_what, fields) => {
    const person = guest();
    await person.greet();
    const before = microsoft.posted.length;
    expect(await person.tell(fields)).toBe(200);
    expect(microsoft.posted.length).toBe(before);
  });

  test.each([
    ['malformed', '{"type":'],
    ['no object', '[]'],
    ['null', 'null'],
    [
      'without a type',
      '{"conversation":{"id":"x"},"serviceUrl":"https://smba.trafficmanager.net/"}',
    ],
    ['with fields of other types', '{"type":"message","text":7,"conversation":{"id":"x"}}'],
    ['with nobody to answer', '{"type":"message","text":"x"}'],
  ])('that is %s is refused', async (_what, body) => {
    expect(await guest().post(body)).toBe(400);
  });

  test('that is far too large is refused, and the house stands', async () => {
    const person = guest();
    expect(await person.post(`{"type":"message","text":"${'x'.repeat(3e6)}"}`)).toBe(413);
    expect(await person.greet()).toBe(200);
  });

  test('that a page of somebody else could send is refused', async () => {
    expect(await guest().post('{}', microsoft.token(), 'text/plain')).toBe(415);
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    const answer = await fetch(`${house.url}/api/messages`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });

  test('that is brought twice is taken once', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    await person.press('edit-recall');
    const again = person.activity({ text: 'Попросили две тысячи.' });
    for (let times = 0; times < 2; times += 1) {
      expect(await person.post(JSON.stringify(again))).toBe(200);
    }
    expect(person.at).toBe('report/review');
  });

  test.each([
    ['a group', { conversation: { id: '19:x@thread.v2', isGroup: true, tenantId: app.tenant } }],
    ['a team', { channelData: { tenant: { id: app.tenant }, team: { id: '19:canary-team' } } }],
    [
      'a channel',
      {
        conversation: {
          id: '19:y@thread.tacv2',
          conversationType: 'channel',
          tenantId: app.tenant,
        },
      },
    ],
  ])('from %s is answered with where we do talk, and with nothing else', async (_what, fields) => {
    const before = microsoft.posted.length;
    expect(await guest().tell({ text: 'Начальник берёт взятки', ...fields })).toBe(200);
    const [only, ...more] = microsoft.posted.slice(before);
    expect(more).toEqual([]);
    const words = (['kk', 'ru', 'en'] as const).map((each) => said('teams.only-private', each));
    expect(only?.body.text).toBe(words.join('\n\n'));
  });
});

describe('a conversation', () => {
  test('begins in the language of the client, once, however often it is said to begin', async () => {
    const person = guest();
    await person.greet();
    await person.greet();
    await person.tell({ type: 'installationUpdate', action: 'add' });
    expect(person.chat.length).toBe(1);
    expect(person.last).toContain(said('menu.channel.teams'));
  });

  test('offers the web page before a report, and says who may read along', async () => {
    const person = guest();
    await person.greet();
    await person.press('report');
    expect(person.last).toContain(said('teams.seen'));
    expect(person.last).toContain('https://senim.example.kz/ru/');
  });

  test('takes a button that is pressed twice once', async () => {
    const person = guest();
    await person.greet();
    await person.press('report');
    const data = person.dataOf('no');
    await Promise.all([person.tell({ value: data }), person.tell({ value: data })]);
    expect(person.at).toBe('report/notice');
    expect(person.last).not.toContain(said('common.old-button'));
  });

  test('knows a button of an earlier card', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    const press = (senim: string) => person.tell({ value: { senim, card: 2 } });
    await press('ru|menu/welcome|report');
    expect(person.at).toBe('report/review');
    await press('ru|check/reply|back');
    expect(person.last).toContain(said('common.old-page'));
    await press('ru|report/identity|anonymous');
    expect(person.at).toBe('report/review');
  });

  test.each([
    ['of another app', { action: 'approve', id: 7 }],
    ['that somebody made up', { senim: '<script>', card: 'x' }],
  ])('takes no card %s for a button', async (_what, value) => {
    const person = guest();
    await person.greet();
    await person.tell({ value });
    expect(person.at).toBe('menu/welcome');
    expect(person.last).toContain(said('common.old-button'));
  });

  test('takes the buttons from the card that was answered and leaves what was chosen', async () => {
    const person = guest();
    await person.greet();
    await person.press('report');
    expect(person.chat.filter(({ body }) => body.attachments !== undefined).length).toBe(1);
    expect(person.chat[0]?.body.text).toContain(`☞ ${said('menu.report')}`);
  });

  test('that is not remembered says what became of it', async () => {
    const person = guest();
    await person.tell({ value: { senim: 'ru|report/review|send', card: 40 } });
    expect(person.last).toContain(said('teams.lost'));
    const other = guest();
    await other.write('Начальник берёт взятки');
    expect(other.last).toContain(said('teams.fresh'));
  });

  test('from two devices at once keeps one order', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    const [edit, send] = [person.dataOf('edit-recall'), person.dataOf('send')];
    await Promise.all([person.tell({ value: edit }), person.tell({ value: send })]);
    expect(person.at).toBe('report/recall');
    expect(person.last).toContain(said('common.old-page'));
  });

  test('takes five thousand characters as one answer', async () => {
    const person = guest();
    const long = 'Слово за словом. '.repeat(320).trim();
    await person.toFiles(long);
    await person.press('done');
    const text = person.chat.map(({ body }) => body.text).join('\n');
    expect(text).toContain(long);
  });

  test.each([
    [
      'a sticker',
      { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }] },
    ],
    ['nothing but looks', { attachments: [{ contentType: 'text/html', content: '<img>' }] }],
    ['nothing at all', {}],
  ])('does not take %s for an answer', async (_what, fields) => {
    const person = guest();
    await person.greet();
    await person.tell(fields);
    expect(person.at).toBe('menu/welcome');
    expect(person.last).toContain(said('teams.strange'));
  });

  test('is told that a changed message changes nothing', async () => {
    const person = guest();
    await person.greet();
    await person.tell({ type: 'messageUpdate', text: 'Иначе' });
    expect(person.last).toContain(said('teams.edited'));
  });
});

const sharepoint = 'https://canary-my.sharepoint.com';
const sent = (path: string, name = 'IMG_20261120.jpg') => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: { downloadUrl: `${sharepoint}${path}`, fileType: 'jpg' },
    },
  ],
});

describe('a file', () => {
  test('is fetched from the organisation’s storage without our token', async () => {
    const { bytes } = await photo(200, 150);
    microsoft.files.set('/photo', { bytes });
    const person = guest();
    await person.toFiles();
    await person.tell(sent('/photo'));
    expect(person.last).toContain(said('file.added'));
    const asks = microsoft.asked.filter(({ url }) => url.startsWith(sharepoint));
    expect(asks.map(({ authorization }) => authorization)).toEqual([null]);
  });

  test('that stands in the conversation is fetched from the service with our token', async () => {
    const { bytes } = await photo(200, 150);
    microsoft.files.set('/emea/v3/attachments/1/views/original', { bytes });
    const person = guest();
    await person.toFiles();
    const contentUrl = `https://smba.trafficmanager.net/emea/v3/attachments/1/views/original`;
    await person.tell({ attachments: [{ contentType: 'image/*', contentUrl }] });
    expect(person.last).toContain(said('file.added'));
  });

  test.each([
    'https://evil.example/a.jpg',
    'http://canary-my.sharepoint.com/a.jpg',
    'https://sharepoint.com.evil.example/a.jpg',
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:8081/api/cases',
    'file:///etc/passwd',
    'data:text/plain,x',
    'nonsense',
  ])('at %s is not fetched', async (contentUrl) => {
    const person = guest();
    await person.toFiles();
    await person.tell({ attachments: [{ contentType: 'image/gif', contentUrl }] });
    expect(person.last).toContain(said('teams.file-failed'));
    expect(person.at).toBe('report/files');
    expect(microsoft.strays).toEqual([]);
  });

  test('that sends us elsewhere is not followed', async () => {
    microsoft.files.set('/away', { location: 'http://127.0.0.1:9/secret' });
    const person = guest();
    await person.toFiles();
    await person.tell(sent('/away'));
    expect(person.last).toContain(said('teams.file-failed'));
  });

  test('of 21 megabytes is refused', async () => {
    microsoft.files.set('/large', { bytes: new Uint8Array(21 * 2 ** 20) });
    const person = guest();
    await person.toFiles();
    await person.tell(sent('/large', 'large.bin'));
    expect(person.at).toBe('report/files');
    expect(person.last).toContain('20');
    expect(person.last).not.toContain(said('file.added'));
  });

  test('that nobody asked for is not fetched', async () => {
    const person = guest();
    await person.greet();
    const before = microsoft.asked.length;
    await person.tell(sent('/photo'));
    expect(microsoft.asked.slice(before).filter(({ url }) => url.startsWith(sharepoint))).toEqual(
      [],
    );
  });
});

describe('the receipt', () => {
  test('is taken out of the conversation once it is kept, and no file of it is handed out', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    await person.press('send');
    const receipt = receiptIn(person);
    expect(receipt).not.toBe('');
    expect(() => person.dataOf('download')).toThrow(TypeError);
    expect(person.last).toContain(said('teams.copy-receipt'));
    await person.press('saved');
    expect(person.last).toContain(said('teams.receipt-gone'));
    expect(person.chat.filter(({ body }) => body.text?.includes(receipt) === true)).toEqual([]);
  });

  test('that could not be deleted is not said to be gone', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    await person.press('send');
    microsoft.befalls = ({ method }) => (method === 'DELETE' ? { status: 403 } : null);
    await person.press('saved');
    expect(person.last).toContain(said('teams.receipt-stays'));
  });

  test('that is typed right after filing is read, and is said to stand in the chat', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    await person.press('send');
    const receipt = receiptIn(person);
    await person.press('saved');
    await person.write(receipt);
    expect(person.last).toContain(said('check.honest'));
    expect(person.last).toContain(said('teams.typed-stays'));
  });

  test('that could not be shown is shown when the person presses again', async () => {
    const person = guest();
    await person.toFiles();
    await person.press('done');
    const data = person.dataOf('send');
    microsoft.befalls = ({ method }) => (method === 'POST' ? { status: 400 } : null);
    await person.tell({ value: data });
    microsoft.befalls = () => null;
    await person.tell({ value: data });
    expect(receiptIn(person)).not.toBe('');
  });
});

describe('erasing', () => {
  test('drops the draft and deletes what we said, and says what we cannot delete', async () => {
    const person = guest();
    await person.toFiles();
    const before = new Set(person.chat.map(({ id }) => id));
    await person.write('/erase');
    expect(person.at).toBe('erase/done');
    const text = person.chat.map(({ body }) => body.text).join('\n');
    expect(text).toContain(said('teams.erased-rest'));
    expect(text).toContain(said('teams.dropped'));
    expect(person.chat.filter(({ id }) => before.has(id))).toEqual([]);
  });

  test('happens by itself when the app is taken away', async () => {
    const person = guest();
    await person.toFiles();
    await person.tell({ type: 'installationUpdate', action: 'remove' });
    await person.write('Ещё здесь?');
    expect(person.last).toContain(said('teams.fresh'));
  });
});

test('an answer that the service was too busy for is given again', async () => {
  const person = guest();
  const statuses = [429, 503];
  microsoft.befalls = () => {
    const status = statuses.shift();
    return status === undefined ? null : { status, headers: { 'retry-after': '0' } };
  };
  await person.greet();
  expect(statuses).toEqual([]);
  expect(person.at).toBe('menu/welcome');
});

test('officers learn that a report came from there, and nothing tells from whom', async () => {
  await using desk = await deskOf(installation.dataDir, installation.who('officer'));
  const before = await desk.caseIds();
  const person = guest();
  await person.toFiles();
  await person.press('done');
  await person.press('send');
  const caseId = (await desk.caseIds()).find((id) => !before.includes(id));
  if (caseId === undefined) throw new TypeError('no case was filed');
  const read = await desk.read(caseId);
  expect(read.opened.manifest.channel).toBe('teams');
  expect(JSON.stringify(read)).not.toContain('canary');
});

test('keys that nobody knows are not asked for without end, and whoever is known comes in meanwhile', async () => {
  const before = asks();
  for (let kid = 0; kid < 50; kid += 1) {
    const token = microsoft.token({}, { kid: `key-of-a-stranger-${kid}` });
    expect(await guest().tell({ text: 'x' }, token)).toBe(401);
  }
  expect(asks() - before).toBeLessThanOrEqual(30);
  expect(await guest().greet()).toBe(200);
});

test('what the service refuses is logged as a kind, and people do not wait for ever', async () => {
  const person = guest();
  microsoft.befalls = () => ({ status: 403, body: { error: { message: 'canary refused' } } });
  expect(await person.greet()).toBe(200);
  expect(log.join('')).toContain('{"event":"teams.failed","because":"blocked"}');
  expect(log.join('')).not.toContain('canary');
});
