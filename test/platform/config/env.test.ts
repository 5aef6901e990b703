import { describe, expect, test } from 'vitest';

import { ConfigError, readConfig } from '../../../platform/config/env.ts';
import { takeSmtpUrl } from '../../../platform/config/digest.ts';
import { quietLibraries } from '../../../platform/config/quiet-libraries.ts';
import { takeTeamsSecret } from '../../../platform/config/teams-secret.ts';
import { takeTelegramToken } from '../../../platform/config/telegram-token.ts';

const start = { heldDay: 'refused' } as const;

function problems(env: Record<string, string>, options: Parameters<typeof readConfig>[0] = start) {
  try {
    readConfig(options, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  return null;
}

describe('settings', () => {
  test('everything may be left out', () => {
    expect(readConfig({ ...start, dataDir: '/srv/senim' }, {})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      consolePort: 8081,
      metricsPort: null,
      dataDir: '/srv/senim',
      publicUrl: null,
      today: null,
      secretsFile: null,
      telegram: null,
      teams: null,
      digest: null,
      model: null,
    });
  });

  test('an empty value means the default', () => {
    expect(readConfig(start, { PORT: '', DATABASE_URL: '', PUBLIC_URL: '' }).port).toBe(8080);
  });

  test('what is set is taken', () => {
    const config = readConfig(start, {
      HOST: '::1',
      PORT: '0',
      CONSOLE_PORT: '0',
      DATA_DIR: '/srv/other',
      PUBLIC_URL: 'https://Report.Example.kz/',
      SECRETS_FILE: '/etc/senim/secrets.json',
    });
    expect(config).toMatchObject({
      host: '::1',
      port: 0,
      consolePort: 0,
      dataDir: '/srv/other',
      publicUrl: 'https://report.example.kz',
      secretsFile: '/etc/senim/secrets.json',
    });
  });

  test.each([
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '8080.0'],
    ['PORT', ' 8080'],
    ['CONSOLE_PORT', '8080'],
    ['HOST', 'a host'],
    ['HOST', '127.0.0.1:80'],
    ['DATABASE_URL', 'postgres://senim@db.example.kz/senim?sslmode=disable'],
    ['DATABASE_URL', 'localhost'],
    ['PUBLIC_URL', 'report.example.kz'],
    ['PUBLIC_URL', 'ftp://report.example.kz'],
    ['PUBLIC_URL', 'http://report.example.kz'],
    ['PUBLIC_URL', 'https://report.example.kz/senim'],
    ['PUBLIC_URL', 'https://user@report.example.kz'],
    ['DATA_DIR', ' data'],
    ['TELEGRAM_BOT_TOKEN', 'a word'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_API_ROOT', 'https://user:word@example.kz'],
    ['TELEGRAM_MODE', 'both'],
    ['TELEGRAM_MODE', 'webhook'],
    ['SENIM_TODAY', '2026-02-30'],
    ['SENIM_TODAY', 'today'],
    ['SENIM_TODDAY', '2026-11-22'],
    ['senim_port', '1'],
  ])('%s set to %s is refused by its name', (name, value) => {
    const error = problems({ [name]: value }, { heldDay: 'allowed' });
    expect(error?.problems).toHaveLength(1);
    expect(error?.problems[0]).toMatch(new RegExp(`^${name}: `));
  });

  test.each(['http://localhost:8080', 'http://127.0.0.1', `http://${'a'.repeat(56)}.onion`])(
    'plain http is taken for %s',
    (url) => {
      expect(readConfig(start, { PUBLIC_URL: url }).publicUrl).toBe(url);
    },
  );

  test('all problems are listed at once', () => {
    const error = problems({ PORT: 'x', PUBLIC_URL: 'y', SENIM_COLOUR: 'z', SENIM_TODAY: 'w' });
    expect(error?.problems.map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'SENIM_COLOUR',
      'SENIM_TODAY',
      'SENIM_TODAY',
    ]);
    expect(error?.code).toBe('config');
  });

  test('no value is ever repeated', () => {
    const canary = 'kanareika';
    const names = ['HOST', 'PORT', 'CONSOLE_PORT', 'DATABASE_URL', 'PUBLIC_URL', 'SENIM_TODAY'];
    const env = Object.fromEntries(names.map((name) => [name, ` ${canary}://${canary}`]));
    const error = problems({ ...env, SENIM_X: canary });
    expect(error?.problems.length).toBeGreaterThan(6);
    expect(`${error?.message}${JSON.stringify(error)}${error?.stack}`).not.toContain(canary);
  });

  test('the calendar can be held still only where that is allowed', () => {
    const env = { SENIM_TODAY: '2026-11-22' };
    expect(problems(env)?.problems).toHaveLength(1);
    expect(readConfig({ heldDay: 'allowed' }, env).today).toBe('2026-11-22');
  });

  test('the token of a bot is no setting, and is taken out of the environment once', () => {
    const env: Record<string, string | undefined> = {
      TELEGRAM_BOT_TOKEN: '7:abcdefghij-abcdefghij_klm',
    };
    const config = readConfig(start, env);
    expect(config.telegram).toEqual({ apiRoot: 'https://api.telegram.org', mode: 'polling' });
    expect(JSON.stringify(config)).not.toContain('abcdefghij');
    const token = takeTelegramToken(env);
    expect(new TextDecoder().decode(token?.bytes())).toBe('7:abcdefghij-abcdefghij_klm');
    expect(String(token)).not.toContain('abcdefghij');
    expect(env).toEqual({});
    expect(takeTelegramToken(env)).toBeNull();
  });

  test('a wrong token is not repeated', () => {
    expect(problems({ TELEGRAM_BOT_TOKEN: 'canary-token' })?.message).not.toContain('canary');
  });
});

describe('the settings of an app of Microsoft 365', () => {
  const app = {
    MICROSOFT_APP_ID: '1F2E3D4C-1111-4000-8000-123456789abc',
    MICROSOFT_APP_TENANT: '0a0b0c0d-2222-4000-8000-abcdefabcdef',
    MICROSOFT_APP_SECRET: 'Qw7~canary-secret-of-the-app',
  };

  test('belong together', () => {
    const { teams } = readConfig(start, app);
    expect(teams).toEqual({
      appId: app.MICROSOFT_APP_ID.toLowerCase(),
      tenant: app.MICROSOFT_APP_TENANT,
    });
    for (const missing of Object.keys(app)) {
      const rest = Object.fromEntries(Object.entries(app).filter(([name]) => name !== missing));
      expect(problems(rest)?.problems).toEqual([
        expect.stringContaining(`${missing}: must be set`),
      ]);
    }
  });

  test.each([
    ['MICROSOFT_APP_ID', 'senim-bot'],
    ['MICROSOFT_APP_TENANT', 'contoso.onmicrosoft.com'],
    ['MICROSOFT_APP_TENANT', 'common'],
    ['MICROSOFT_APP_SECRET', '1f2e3d4c-1111-4000-8000-123456789abc'],
    ['MICROSOFT_APP_SECRET', 'short'],
  ])('%s is refused as %s, which is not repeated', (name, value) => {
    const found = problems({ ...app, [name]: value });
    expect(found?.problems).toEqual([expect.stringMatching(`^${name}: must be `)]);
    expect(found?.message).not.toContain(value);
  });

  test('keep the secret out of the settings, and out of the environment once it is taken', () => {
    const env: Record<string, string | undefined> = { ...app };
    expect(JSON.stringify(readConfig(start, app))).not.toContain(app.MICROSOFT_APP_SECRET);
    const secret = takeTeamsSecret(env);
    expect(new TextDecoder().decode(secret?.bytes())).toBe(app.MICROSOFT_APP_SECRET);
    expect(String(secret)).toBe('[redacted]');
    expect(takeTeamsSecret(env)).toBeNull();
  });

  test('cannot be widened by variables that only a library reads', () => {
    const env: Record<string, string | undefined> = {
      PATH: '/bin',
      DEBUG: 'agents:*',
      Connections__x__Settings__ClientId: 'x',
      OUTBOUNDHOSTVALIDATOR__ENABLED: 'false',
    };
    quietLibraries(env);
    expect(env).toEqual({ PATH: '/bin' });
  });
});

describe('the settings of a language model', () => {
  const name = 'qwen2.5:7b-instruct';

  test.each([
    ['http://localhost:11434', 'ollama', 'http://localhost:11434', 'machine'],
    ['http://[::1]:8000/v1/', 'completions', 'http://[::1]:8000/v1', 'machine'],
    ['http://127.0.0.1:8000/v1', 'completions', 'http://127.0.0.1:8000/v1', 'machine'],
    ['http://10.1.2.3:11434/', 'ollama', 'http://10.1.2.3:11434', 'network'],
    ['http://172.16.0.9/llm/v1', 'completions', 'http://172.16.0.9/llm/v1', 'network'],
    ['http://[fd00::7]:11434', 'ollama', 'http://[fd00::7]:11434', 'network'],
    ['http://ollama:11434', 'ollama', 'http://ollama:11434', 'network'],
    ['https://llm.body.internal/v1', 'completions', 'https://llm.body.internal/v1', 'network'],
    ['https://llm.example.kz/v1', 'completions', 'https://llm.example.kz/v1', 'outside'],
    ['https://172.32.0.1', 'ollama', 'https://172.32.0.1', 'outside'],
  ])('%s means %s', (LLM_BASE_URL, protocol, baseUrl, reach) => {
    const { model } = readConfig(start, { LLM_BASE_URL, LLM_MODEL: name });
    expect(model).toEqual({ protocol, baseUrl, name, reach });
  });

  test.each([
    'llm.example.kz',
    'ftp://localhost',
    'http://llm.example.kz/v1',
    'http://172.32.0.1:11434',
    'http://1.10.0.0.1.example.kz',
    'http://localhost.example.kz',
    'https://user:word@llm.example.kz',
    'http://localhost:11434/?key=word',
    'http://localhost:11434/#v1',
  ])('%s is refused by its name, and not repeated', (LLM_BASE_URL) => {
    const error = problems({ LLM_BASE_URL, LLM_MODEL: name });
    expect(error?.problems).toHaveLength(1);
    expect(error?.problems[0]).toMatch(/^LLM_BASE_URL: must be /);
    expect(error?.message).not.toMatch(/example|word|172/);
  });

  test('belong together', () => {
    expect(problems({ LLM_BASE_URL: 'http://localhost:11434' })?.problems).toEqual([
      expect.stringMatching(/^LLM_MODEL: /),
    ]);
    expect(problems({ LLM_MODEL: name })?.problems).toHaveLength(1);
    expect(problems({ LLM_BASE_URL: 'x', LLM_MODEL: 'a model\n' })?.problems).toHaveLength(2);
  });

  test('are the only ones that a library sees: the others are taken away', () => {
    const env: Record<string, string | undefined> = {
      LANGSMITH_TRACING: 'true',
      LANGSMITH_GATEWAY: 'https://gateway.example.com',
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_VERBOSE: 'true',
      langchain_api_key: 'word',
      OPENAI_LOG: 'debug',
      OPENAI_API_KEY: 'word',
      OPENAI_BASE_URL: 'https://api.example.com',
      OLLAMA_BASE_URL: 'https://ollama.example.com',
      LC_OUTPUT_VERSION: 'v1',
      LC_ALL: 'C.UTF-8',
      LLM_MODEL: name,
      PATH: '/bin',
    };
    quietLibraries(env);
    expect(env).toEqual({ LC_ALL: 'C.UTF-8', LLM_MODEL: name, PATH: '/bin' });
  });
});

describe('the daily letter', () => {
  const whole = {
    SMTP_URL: 'smtps://senim:secret@mail.example.kz',
    DIGEST_FROM: 'senim@example.kz',
    DIGEST_TO: 'a.b@example.kz, c@example.kz',
  };

  test('is sent to whom the settings name, at nine unless they name another hour', () => {
    const { digest } = readConfig(start, whole);
    expect(digest).toEqual({
      mail: { from: 'senim@example.kz', to: ['a.b@example.kz', 'c@example.kz'] },
      chats: [],
      hour: 9,
    });
    expect(readConfig(start, { ...whole, DIGEST_HOUR: '0' }).digest?.hour).toBe(0);
  });

  test('goes to chats alone where a bot is there, and to no group', () => {
    const bot = { TELEGRAM_BOT_TOKEN: `12345:${'a'.repeat(35)}` };
    const { digest } = readConfig(start, { ...bot, DIGEST_TELEGRAM_CHAT: '1234567, 89' });
    expect(digest).toEqual({ mail: null, chats: ['1234567', '89'], hour: 9 });
    expect(problems({ ...bot, DIGEST_TELEGRAM_CHAT: '-1001234567' })?.message).toContain(
      'DIGEST_TELEGRAM_CHAT: must be',
    );
    expect(problems({ DIGEST_TELEGRAM_CHAT: '1234567' })?.message).toContain(
      'set together with DIGEST_TELEGRAM_CHAT',
    );
  });

  test.each([
    ['DIGEST_TO', 'SMTP_URL', undefined],
    ['SMTP_URL', 'SMTP_URL', 'https://mail.example.kz'],
    ['DIGEST_FROM', 'DIGEST_FROM', 'me'],
    ['DIGEST_TO', 'DIGEST_TO', 'a@example.kz\nbcc: b@example.kz'],
    ['DIGEST_HOUR', 'DIGEST_HOUR', '24'],
  ])('is refused with a wrong %s, and nothing of it is repeated', (_what, name, value) => {
    const { [name as 'SMTP_URL']: _, ...rest } = whole;
    const env = value === undefined ? rest : { ...whole, [name]: value };
    const error = problems(env);
    expect(error?.message).toContain(`${name}: must be`);
    expect(error?.message).not.toContain('secret');
  });

  test('has its server’s address taken out of the environment', () => {
    const env: Record<string, string | undefined> = { ...whole };
    expect(takeSmtpUrl(env)).not.toBeNull();
    expect(env['SMTP_URL']).toBeUndefined();
    expect(takeSmtpUrl(env)).toBeNull();
  });
});
