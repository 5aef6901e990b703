import { describe, expect, test } from 'vitest';

import { languages } from '../../../platform/language.ts';
import { scriptedReceipt } from '../../fixtures/script.ts';
import { cookieOf, fileForm, scriptedApp, type ScriptedApp } from '../../fixtures/scripted-app.ts';

const https = 'https://report.example.kz';

/** A browser with cookies that has made these choices. */
async function walked(
  site: ScriptedApp,
  ...choices: readonly string[]
): Promise<{ cookie: string }> {
  const cookie = cookieOf(await site.get('/kk/'));
  for (const choice of choices) await site.post('/kk/', { choice }, { cookie });
  return { cookie };
}

const toFiles = ['report', 'skip', 'done'];
const toReceipt = [...toFiles, 'done', 'send'];

describe('the first page', () => {
  test('is found in the language of the browser', async () => {
    const answer = await scriptedApp().get('/', { 'accept-language': 'ru-KZ,ru;q=0.9' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/ru/');
    expect(answer.headers.get('vary')).toBe('Accept-Language');
  });

  test.each(languages)('says in %s which language it is in', async (language) => {
    const answer = await scriptedApp().get(`/${language}/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`<html lang="${language}">`);
  });

  test('gives every browser a key of its own and stores nothing', async () => {
    const site = scriptedApp();
    const keys = [cookieOf(await site.get('/kk/')), cookieOf(await site.get('/kk/'))];
    expect(keys[0]).toMatch(/^senim=[\w-]{43}(?:\.[\w-]+)?$/);
    expect(keys[0]).not.toBe(keys[1]);
    expect(site.script.stored()).toBe(0);
  });

  test('is reached also without the last slash', async () => {
    const answer = await scriptedApp().get('/en');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/en/']);
  });

  test('fits into 15,360 bytes in every language', async () => {
    const site = scriptedApp({ demonstration: true });
    for (const language of languages) {
      const page = await (await site.get(`/${language}/`)).arrayBuffer();
      expect(page.byteLength).toBeLessThan(15_360);
    }
  });
});

describe('the cookie', () => {
  test('is bound to the host and to https where people reach us by https', async () => {
    const set = (await scriptedApp({ publicUrl: https }).get('/kk/')).headers.get('set-cookie');
    expect(set).toMatch(
      /^__Host-senim=[\w-]{43}(?:\.[\w-]+)?; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  test('keeps the place of the dialog', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    expect(await (await site.get('/kk/', headers)).text()).toContain('<textarea');
  });

  test.each(['senim=short', `senim=${'!'.repeat(43)}`, `other=${'A'.repeat(43)}`, 'senim'])(
    'that is none (%s) is replaced by a fresh one',
    async (cookie) => {
      const answer = await scriptedApp().get('/kk/', { cookie });
      expect(answer.status).toBe(200);
      expect(cookieOf(answer)).toMatch(/^senim=[\w-]{43}(?:\.[\w-]+)?$/);
    },
  );
});

describe('a post', () => {
  test('answers 303 to the same page', async () => {
    const site = scriptedApp();
    const answer = await site.post('/kk/', { choice: 'report' }, await walked(site));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/kk/']);
  });

  test('without cookies answers with the page, and a hidden field carries the session on', async () => {
    const site = scriptedApp();
    const first = await site.post('/kk/', { choice: 'report' });
    expect(first.status).toBe(200);
    const page = await first.text();
    const session = /name="session" value="(?<key>[\w-]{43})"/.exec(page)?.groups?.['key'] ?? '';
    const second = await site.post('/kk/', {
      session,
      text: 'I saw it <happen>',
      at: 'report/recall',
    });
    const next = await second.text();
    expect(next).toContain('value="saw"');
    expect(next).toContain(`value="${session}"`);
    expect(next).toContain('I saw it &lt;happen&gt;');
  });

  test('in another language switches the language and keeps the place', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    const answer = await site.post('/ru/', { language: 'ru', text: '' }, headers);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ru/']);
    const page = await (await site.get('/ru/', headers)).text();
    expect(page).toContain('<html lang="ru">');
    expect(page).toContain('<textarea');
  });

  test('that changes the language in the middle of a sentence keeps the sentence', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    const answer = await site.post('/ru/', { language: 'ru', text: 'Менен ақша' }, headers);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<textarea[^>]*>\nМенен ақша<\/textarea>/);
    expect(site.script.seen.at(-1)).toBe('look');
  });

  test('with text and a choice makes the choice', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    await site.post('/kk/', { choice: 'back', text: 'half a thought' }, headers);
    expect(await (await site.get('/kk/', headers)).text()).toContain('value="check"');
  });

  test.each([
    ['foreign origin', { origin: 'https://evil.example' }],
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['null origin from a sister site', { origin: 'null', 'sec-fetch-site': 'same-site' }],
  ])('with %s is refused and changes nothing', async (_name, foreign) => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    const before = site.script.seen.length;
    const answer = await site.post('/kk/', { choice: 'erase' }, { ...headers, ...foreign });
    expect(answer.status).toBe(403);
    expect(site.script.seen).toHaveLength(before);
    expect(await (await site.get('/kk/', headers)).text()).toContain('<textarea');
  });

  test('without an origin, as text browsers send it, is taken', async () => {
    const site = scriptedApp();
    expect((await site.post('/kk/', { choice: 'report' }, await walked(site))).status).toBe(303);
  });

  test.each([
    ['text/plain', 'choice=report', 415],
    ['multipart/form-data; boundary=x', 'nothing', 400],
    ['application/x-www-form-urlencoded', `text=${'a'.repeat(1_100_000)}`, 413],
  ])('of the type %s that cannot be read is refused', async (type, body, status) => {
    const answer = await scriptedApp().send('/ru/', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('<html lang="ru">');
  });

  test('of 100,000 Kazakh letters is taken whole', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    const text = 'ң'.repeat(100_000);
    await site.post('/kk/', { text }, headers);
    await site.post('/kk/', { choice: 'done' }, headers);
    await site.post('/kk/', { choice: 'done' }, headers);
    expect(await (await site.get('/kk/', headers)).text()).toContain(text);
  });
});

describe('files', () => {
  test('in one post are handed over one after another, then the choice is made', async () => {
    const site = scriptedApp();
    const headers = await walked(site, ...toFiles);
    const form = fileForm({}, ['a.jpg', new Uint8Array(10)], ['b.pdf', new Uint8Array(20)]);
    form.append('choice', 'done');
    const answer = await site.post('/kk/', form, headers);
    expect(answer.status).toBe(303);
    expect(site.script.files).toEqual([
      { name: 'a.jpg', size: 10 },
      { name: 'b.pdf', size: 20 },
    ]);
    expect(await (await site.get('/kk/', headers)).text()).toContain('value="send"');
  });

  test('work without cookies', async () => {
    const site = scriptedApp();
    let session = '';
    for (const choice of toFiles) {
      const page = await (await site.post('/kk/', { session, choice })).text();
      session = /name="session" value="(?<key>[^"]+)"/.exec(page)?.groups?.['key'] ?? '';
    }
    const answer = await site.post('/kk/', fileForm({ session }, ['a.jpg', new Uint8Array(10)]));
    expect(answer.status).toBe(200);
    expect(site.script.files).toEqual([{ name: 'a.jpg', size: 10 }]);
  });

  test('that were not chosen are asked for again', async () => {
    const site = scriptedApp();
    const headers = await walked(site, ...toFiles);
    const answer = await site.post(
      '/kk/',
      fileForm({ at: 'report/files' }, ['', new Uint8Array()]),
      headers,
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Файл таңдалмаған');
    expect(site.script.seen.at(-1)).toBe('look');
  });

  test('that the dialog refuses stop the choice behind them, and every refusal is read', async () => {
    const site = scriptedApp();
    const headers = await walked(site, ...toFiles);
    const form = fileForm({}, ['a.jpg', new Uint8Array()], ['b.jpg', new Uint8Array(5)]);
    form.append('choice', 'done');
    const answer = await site.post('/kk/', form, headers);
    expect(await answer.text()).toContain('The file is empty.');
    expect(site.script.files).toHaveLength(1);
    expect(await (await site.get('/kk/', headers)).text()).toContain('type="file"');
  });

  test('of 60 MB are refused in words, and nothing of them is kept', async () => {
    const site = scriptedApp();
    const headers = await walked(site, ...toFiles);
    const form = fileForm({ at: 'report/files' }, ['big.jpg', new Uint8Array(60 * 1024 * 1024)]);
    const answer = await site.post('/kk/', form, headers);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('refused: too-large');
    expect(site.script.files).toEqual([]);
    expect(site.failures).toEqual([]);
  });
});

describe('the receipt', () => {
  test('stands alone in its element, with a code to scan', async () => {
    const site = scriptedApp();
    const page = await (await site.get('/kk/', await walked(site, ...toReceipt))).text();
    expect(page).toMatch(new RegExp(`<p id="receipt"[^>]*>${scriptedReceipt}</p>`));
    expect(page).toContain('<svg');
  });

  test('comes as a small file in the language of the page', async () => {
    const site = scriptedApp({ publicUrl: https });
    const cookie = cookieOf(await site.get('/kk/'));
    for (const choice of toReceipt) await site.post('/ru/', { choice }, { cookie });
    const answer = await site.post('/ru/', { choice: 'receipt-file' }, { cookie });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ru/receipt.txt']);
    const file = await site.get('/ru/receipt.txt', { cookie });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="receipt.txt"');
    const text = await file.text();
    expect(text).toContain(scriptedReceipt);
    expect(text).toContain(`${https}/ru/`);
    expect(text).toContain('Храните');
  });

  test('comes as a file also without cookies', async () => {
    const site = scriptedApp();
    let session = '';
    for (const choice of toReceipt) {
      const page = await (await site.post('/en/', { session, choice })).text();
      session = /name="session" value="(?<key>[^"]+)"/.exec(page)?.groups?.['key'] ?? '';
    }
    const answer = await site.post('/en/', { session, choice: 'receipt-file' });
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toContain(scriptedReceipt);
  });

  test('is not there when no report was made', async () => {
    const site = scriptedApp();
    const answer = await site.get('/kk/receipt.txt', await walked(site, 'report'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/kk/']);
  });
});

describe('erasing', () => {
  test('leaves for a page that names nothing and takes all data out of the browser', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    const answer = await site.post('/ru/', { choice: 'erase' }, headers);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ru/calendar']);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(answer.headers.get('set-cookie')).toMatch(/^senim=; Max-Age=0;/);
    const page = await (await site.get('/ru/calendar')).text();
    expect(page).toContain('<title>Календарь</title>');
    expect(page).not.toMatch(/senim|сенім|корруп|жемқор|сообщ|\/ru\//i);
    expect(site.script.stored()).toBe(0);
  });

  test('cannot be brought about by a foreign page that draws the calendar', async () => {
    const site = scriptedApp();
    const foreign = await site.get('/kk/calendar', { 'sec-fetch-site': 'cross-site' });
    expect(foreign.headers.has('clear-site-data')).toBe(false);
    const own = await site.get('/kk/calendar', { 'sec-fetch-site': 'same-origin' });
    expect(own.headers.has('clear-site-data')).toBe(true);
  });
});

describe('trouble', () => {
  test.each([
    ['full', 507],
    ['closed', 503],
    ['failed', 503],
    ['expired', 200],
  ] as const)('"%s" answers %i with the text still in the field', async (problem, status) => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    site.script.fail = problem;
    const answer = await site.post('/en/', { text: 'my words', at: 'report/recall' }, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/<textarea[^>]*>\nmy words<\/textarea>/);
  });

  test('inside answers 500 with the text still in the field, to be sent again', async () => {
    const site = scriptedApp();
    const headers = await walked(site, 'report');
    site.script.fail = 'throw';
    const answer = await site.post('/en/', { text: 'my words', at: 'report/recall' }, headers);
    expect(answer.status).toBe(500);
    const page = await answer.text();
    expect(page).toMatch(/<textarea[^>]*name="text"[^>]*>\nmy words<\/textarea>/);
    expect(page).toContain('name="at" value="report/recall"');
    expect(page).not.toContain('scripted');
    expect(site.failures).toHaveLength(1);
  });

  test('inside keeps the session of a browser without cookies', async () => {
    const site = scriptedApp();
    const page = await (await site.post('/kk/', { choice: 'report' })).text();
    const session = /name="session" value="(?<key>[^"]+)"/.exec(page)?.groups?.['key'] ?? '';
    site.script.fail = 'throw';
    const answer = await site.post('/kk/', { session, text: 'a' });
    expect(await answer.text()).toContain(`name="session" value="${session}"`);
  });

  test.each([
    ['/kk/nothing', 404, 'kk'],
    ['/ru/nothing', 404, 'ru'],
    ['/nothing', 404, 'kk'],
  ])('%s answers %i in %s', async (path, status, language) => {
    const answer = await scriptedApp().get(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(`<html lang="${language}">`);
  });

  test('a method that an address does not have answers 405 and says which it has', async () => {
    const answer = await scriptedApp().send('/kk/', { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await scriptedApp().send('/health', { method: 'POST' })).status).toBe(405);
  });
});

describe('every answer', () => {
  const requests: readonly (readonly [string, string])[] = [
    ['GET', '/'],
    ['GET', '/kk'],
    ['GET', '/kk/'],
    ['POST', '/kk/'],
    ['GET', '/kk/receipt.txt'],
    ['GET', '/kk/calendar'],
    ['GET', '/health'],
    ['GET', '/robots.txt'],
    ['GET', '/favicon.svg'],
    ['GET', '/favicon.ico'],
    ['GET', '/nothing'],
    ['PUT', '/kk/'],
  ];

  test.each(requests)('to %s %s carries the safe headers', async (method, path) => {
    const { headers } = await scriptedApp({ publicUrl: https }).send(path, { method });
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('cache-control')).toBe(
      /robots|favicon/.test(path) ? 'public, max-age=86400' : 'no-store',
    );
  });

  test('asks for https only where people reach us by https', async () => {
    const { headers } = await scriptedApp().get('/kk/');
    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

test.each([
  [true, 200, { status: 'ok' }],
  [false, 503, { status: 'failed' }],
])('health tells whether the store can be written (%s)', async (healthy, status, body) => {
  const answer = await scriptedApp({ healthy }).get('/health');
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual(body);
});

test('every page of a demonstration says that it is one', async () => {
  const site = scriptedApp({ demonstration: true });
  for (const path of ['/en/', '/en/nothing']) {
    expect(await (await site.get(path)).text()).toContain('demonstration and it is not protected');
  }
  expect(await (await scriptedApp().get('/en/')).text()).not.toContain('demonstration');
});
