import { describe, expect, test } from 'vitest';

import { chatAnswer, errorAnswer } from '../../../bots/json/shapes.ts';
import { scriptedReceipt } from '../../fixtures/script.ts';
import { scriptedApi, type ScriptedApi } from '../../fixtures/scripted-api.ts';
import { fileForm } from '../../fixtures/scripted-app.ts';

/** A client that has made these choices; answers its session. */
async function walked(api: ScriptedApi, ...choices: readonly string[]): Promise<string> {
  let { session } = (await api.chat({ language: 'en' })).body;
  for (const choice of choices) ({ session } = (await api.chat({ session, choice })).body);
  return session;
}

const toFiles = ['report', 'skip', 'done'];

describe('a turn', () => {
  test('without a session shows the first screen and hands a session out', async () => {
    const { status, body } = await scriptedApi().chat({ language: 'ru' });
    expect(status).toBe(200);
    expect(body.session).toMatch(/^[\w-]{43}$/);
    expect(body.options.map(({ id }) => id)).toContain('report');
    expect(body.messages.at(-1)?.text).toContain('Здравствуйте');
    expect(chatAnswer.safeParse(body).success).toBe(true);
  });

  test('with a session goes on where the dialog stands', async () => {
    const api = scriptedApi();
    const session = await walked(api, 'report');
    const { body } = await api.chat({ session, text: 'He asked for money.', at: 'report/recall' });
    expect(body.at).toBe('report/how');
    expect(body.progress).toEqual({ step: 12, of: 18 });
    expect(body.options[0]).toEqual({ id: 'saw', label: 'I saw it myself', marked: false });
  });

  test('keeps its place when the language changes', async () => {
    const api = scriptedApi();
    const session = await walked(api, 'report');
    const { body } = await api.chat({ session, language: 'kk' });
    expect(body.at).toBe('report/recall');
    expect(body.messages[0]?.text).toContain('Не болғанын');
  });

  test('shows a summary as lines and its rows as options', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles, 'done');
    const { body } = await api.chat({ session });
    expect(body.messages[0]?.text.split('\n')).toHaveLength(2);
    expect(body.options.map(({ id }) => id)).toContain('edit:recall');
  });

  test('shows the receipt, and hands it over as a file that needs no second request', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles, 'done', 'send');
    const { body } = await api.chat({ session, choice: 'receipt-file' });
    expect(body.receipt).toBe(scriptedReceipt);
    const file = body.messages.at(-1)?.files?.[0];
    expect(file?.name).toBe('receipt.txt');
    expect(await (await fetch(file?.url ?? '')).text()).toContain(scriptedReceipt);
  });

  test('with a session that is none shows the first screen and says so', async () => {
    const api = scriptedApi();
    const { status, body } = await api.chat({ session: 'lost', choice: 'report', language: 'en' });
    expect(status).toBe(200);
    expect(body.at).toBe('menu/start');
    expect(body.messages[0]?.text).toContain('expired');
  });
});

describe('files', () => {
  test('come as a form, one or several', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles);
    const form = fileForm(
      { session },
      ['a.jpg', new Uint8Array(10)],
      ['b.jpg', new Uint8Array(20)],
    );
    const { status, body } = await api.chat(form);
    expect(status).toBe(200);
    expect(body.expects).toBe('file');
    expect(api.script.files.map(({ size }) => size)).toEqual([10, 20]);
  });

  test('may stand before their session as long as they are small', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles);
    const form = fileForm({}, ['a.jpg', new Uint8Array(3_000_000)]);
    form.append('session', session);
    expect((await api.chat(form)).status).toBe(200);
    expect(api.script.files).toEqual([{ name: 'a.jpg', size: 3_000_000 }]);
  });

  test('before their session are refused once they are large, time after time', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles);
    for (let round = 0; round < 6; round += 1) {
      const form = fileForm({}, ['a.jpg', new Uint8Array(17 * 1024 * 1024)]);
      form.append('session', session);
      expect((await api.chat(form)).status).toBe(413);
    }
    const small = fileForm({}, ['a.jpg', new Uint8Array(10)]);
    small.append('session', session);
    expect((await api.chat(small)).status).toBe(200);
  });

  test('of 60 MB are refused and nothing of them is kept', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles);
    const form = fileForm({ session }, ['a.jpg', new Uint8Array(60 * 1024 * 1024)]);
    const { status, body } = await api.chat(form);
    expect([status, body.error?.code]).toEqual([413, 'too-large']);
    expect(api.script.files).toEqual([]);
  });

  test('without a session belong nowhere', async () => {
    const api = scriptedApi();
    const { status, body } = await api.chat(fileForm({}, ['a.jpg', new Uint8Array(10)]));
    expect([status, body.error?.code]).toEqual([400, 'invalid']);
  });

  test('each get their word when several are refused', async () => {
    const api = scriptedApi();
    const session = await walked(api, ...toFiles);
    const form = fileForm({ session }, ['a.jpg', new Uint8Array()], ['b.jpg', new Uint8Array(5)]);
    const { body } = await api.chat(form);
    expect(body.messages[0]?.text).toBe('The file is empty.');
  });
});

describe('a refusal', () => {
  test.each([
    ['no JSON', '{', 400],
    ['no object', '[]', 400],
    ['a name that does not exist', '{"txt": "my words"}', 400],
    ['a language that does not exist', '{"language": "de"}', 400],
    ['a choice and a text at once', '{"choice": "back", "text": "a"}', 400],
    ['a text that is no text', '{"text": 5}', 400],
    ['three megabytes', JSON.stringify({ text: 'a'.repeat(3_000_000) }), 413],
  ])('for %s has a code and words', async (_name, json, status) => {
    const answer = await scriptedApi().chat(json, { 'accept-language': 'ru' });
    expect(answer.status).toBe(status);
    expect(errorAnswer.safeParse(answer.body).success).toBe(true);
    expect(answer.body.error?.message).toMatch(/[а-я]/);
  });

  test('for letters that are none is not the one for too many of them', async () => {
    const body = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    const headers = { 'content-type': 'application/json' };
    expect((await scriptedApi().send('/api/chat', { method: 'POST', headers, body })).status).toBe(
      400,
    );
  });

  test('speaks the language that the request asks for', async () => {
    const { body } = await scriptedApi().chat({ language: 'en', nothing: true });
    expect(body.error?.message).toMatch(/^[\u0020-\u007e]+$/);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'for the type %s answers 415',
    async (type) => {
      const { status, body } = await scriptedApi().chat('{}', { 'content-type': type });
      expect([status, body.error?.code]).toEqual([415, 'type']);
    },
  );

  test.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])('for a foreign page answers 403 and changes nothing', async (headers) => {
    const api = scriptedApi();
    const { status } = await api.chat({ choice: 'report' }, headers);
    expect(status).toBe(403);
    expect(api.script.seen).toEqual([]);
  });

  test.each([
    ['full', 507],
    ['closed', 503],
    ['failed', 503],
  ] as const)('because of "%s" answers %i and where the dialog stands', async (problem, status) => {
    const api = scriptedApi();
    const session = await walked(api, 'report');
    api.script.fail = problem;
    const answer = await api.chat({ session, text: 'a' });
    expect([answer.status, answer.body.error?.code, answer.body.session]).toEqual([
      status,
      problem,
      session,
    ]);
    expect(answer.body.at).toBe('report/recall');
  });

  test('for a failure inside says nothing of it', async () => {
    const api = scriptedApi();
    const session = await walked(api, 'report');
    api.script.fail = 'throw';
    const { status, body } = await api.chat({ session, text: 'a' });
    expect([status, body.error?.code]).toEqual([500, 'failed']);
    expect(JSON.stringify(body)).not.toContain('scripted');
    expect(api.failures).toHaveLength(1);
  });

  test('for other methods and addresses is JSON too', async () => {
    const api = scriptedApi();
    const get = await api.send('/api/chat');
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    const nothing = await api.send('/api/nothing');
    expect(nothing.status).toBe(404);
    expect(errorAnswer.safeParse(await nothing.json()).success).toBe(true);
  });
});

test('no page of another origin may read an answer', async () => {
  const { headers } = await scriptedApi().send('/api/openapi.json', {
    headers: { origin: 'https://other.example' },
  });
  expect(headers.has('access-control-allow-origin')).toBe(false);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
});
