import { resolve } from 'node:path';
import { z } from 'zod';

import { SenimError } from '../errors.ts';
import { dateIso, type DateIso } from '../time.ts';
import { databaseAddressOf, databaseHint } from './database-address.ts';
import { digestNames, digestOf, digestVariables, isSmtpUrl, type DigestConfig } from './digest.ts';
import { modelAddressOf, modelName, type ModelConfig } from './model-address.ts';
import { isTeamsSecret, teamsNames } from './teams-secret.ts';
import { telegramToken } from './telegram-token.ts';

/** The settings of one process. Secrets are never among them: see `platform/secrets.ts`. */
export interface Config {
  /** Where both sides listen. */
  readonly host: string;
  /** The public side; 0 takes any free port. */
  readonly port: number;
  /** The officers' side; 0 takes any free port. */
  readonly consolePort: number;
  /** Figures for a monitor on this machine; `null`, the default: none. */
  readonly metricsPort: number | null;
  /** Absolute. */
  readonly dataDir: string;
  /** The origin that people type, without a path; `null` means the address we listen on. */
  readonly publicUrl: string | null;
  /** Holds the calendar still in tests and the demonstration; `null` is the real day. */
  readonly today: DateIso | null;
  /** A secrets file that the operator made; `null` means `secrets.json` in `dataDir`. */
  readonly secretsFile: string | null;
  /** `null` where no bot was given: then nothing of Telegram is loaded. The token itself is no setting. */
  readonly telegram: TelegramConfig | null;
  /** `null` where no app was registered with Microsoft. The app's secret is no setting. */
  readonly teams: TeamsConfig | null;
  /** `null`, the default: no letter is ever sent. The mail server's address is no setting. */
  readonly digest: DigestConfig | null;
  /** `null`, the default: no language model is ever asked. */
  readonly model: ModelConfig | null;
}

/** An app that was registered for one organisation; ids in small letters. */
export interface TeamsConfig {
  readonly appId: string;
  readonly tenant: string;
}

export interface TelegramConfig {
  /** The Bot API; another than Telegram's own in tests, or one that the operator runs. Without a slash at its end. */
  readonly apiRoot: string;
  /** Webhook needs `publicUrl`. */
  readonly mode: 'polling' | 'webhook';
}

export interface ConfigOptions {
  /** Only tests and the demonstration may hold the calendar still. */
  readonly heldDay: 'allowed' | 'refused';
  /** Taken when `DATA_DIR` is unset. */
  readonly dataDir?: string;
}

/** Thrown with every problem at once, by the name of the variable; values are never repeated. */
export class ConfigError extends SenimError {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      'config',
      ['Some settings are wrong:', ...problems.map((line) => `  ${line}`)].join('\n'),
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the settings from the environment. Unset or empty takes the default; set but wrong is refused.
 * Throws `ConfigError`; whoever starts the process prints its message and ends with exit code 1.
 */
export function readConfig(
  options: ConfigOptions,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const parsed = variables.safeParse(withoutEmpty(env));
  const problems = parsed.success ? [] : parsed.error.issues.map(problemOf);
  problems.push(...strangers(env));
  if (options.heldDay === 'refused' && env['SENIM_TODAY']) {
    problems.push('SENIM_TODAY: only tests and the demonstration may hold the calendar still');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.toSorted());
  const set = parsed.data;
  return {
    host: set.HOST,
    port: set.PORT,
    consolePort: set.CONSOLE_PORT,
    metricsPort: set.METRICS_PORT ?? null,
    dataDir: resolve(set.DATA_DIR ?? options.dataDir ?? 'data'),
    publicUrl: set.PUBLIC_URL ?? null,
    today: set.SENIM_TODAY ?? null,
    secretsFile: set.SECRETS_FILE === undefined ? null : resolve(set.SECRETS_FILE),
    telegram: set.TELEGRAM_BOT_TOKEN
      ? { apiRoot: set.TELEGRAM_API_ROOT, mode: set.TELEGRAM_MODE }
      : null,
    teams:
      set.MICROSOFT_APP_ID !== undefined && set.MICROSOFT_APP_TENANT !== undefined
        ? { appId: set.MICROSOFT_APP_ID, tenant: set.MICROSOFT_APP_TENANT }
        : null,
    digest: digestOf(set.DIGEST_FROM, set.DIGEST_TO, set.DIGEST_TELEGRAM_CHAT, set.DIGEST_HOUR),
    model:
      set.LLM_BASE_URL === undefined || set.LLM_BASE_URL === null || set.LLM_MODEL === undefined
        ? null
        : { ...set.LLM_BASE_URL, name: set.LLM_MODEL },
  };
}

const telegramApi = 'https://api.telegram.org';

const anyPort = z
  .string()
  .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'a whole number from 0 to 65535');

const port = (fallback: number) => anyPort.default(fallback);

const file = z
  .string()
  .refine(
    (value) => !value.includes('\0') && value.trim() === value,
    'the path of a file or folder',
  );

const microsoftId = z
  .string()
  .regex(
    /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    'an id such as 1f2e3d4c-0000-4000-8000-123456789abc',
  )
  .transform((value) => value.toLowerCase());

const variables = z
  .object({
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'a host name or an IP address, without a port')
      .refine((value) => !/^[^:]+:\d+$/.test(value), 'a host name or an IP address, without a port')
      .default('127.0.0.1'),
    PORT: port(8080),
    CONSOLE_PORT: port(8081),
    METRICS_PORT: anyPort.optional(),
    DATA_DIR: file.optional(),
    // Only whether it is there: see `takeDatabaseAddress`.
    DATABASE_URL: z
      .string()
      .refine((value) => databaseAddressOf(value) !== null, databaseHint)
      .transform(() => true)
      .optional(),
    PUBLIC_URL: z
      .string()
      .transform((value) => originOf(value))
      .refine(
        (value) => value !== null,
        'an address such as https://report.example.kz, without a path',
      )
      .refine(
        (value) => value === null || isSafeOrigin(value),
        'https (plain http only for localhost and .onion addresses)',
      )
      .optional(),
    SENIM_TODAY: z
      .string()
      .transform((value) => dateIso(value))
      .refine((value) => value !== null, 'a day such as 2026-11-22')
      .optional(),
    SECRETS_FILE: file.optional(),
    // Only whether it is there: see `takeTelegramToken`.
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(telegramToken, 'the token that BotFather gave')
      .transform(() => true)
      .optional(),
    TELEGRAM_API_ROOT: z
      .string()
      .transform((value) => apiRootOf(value))
      .refine((value) => value !== null, 'an http or https address')
      .default(telegramApi),
    TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'polling or webhook').default('polling'),
    MICROSOFT_APP_ID: microsoftId.optional(),
    MICROSOFT_APP_TENANT: microsoftId.optional(),
    // Only whether it is there: see `takeTeamsSecret`.
    MICROSOFT_APP_SECRET: z
      .string()
      .refine(isTeamsSecret, 'the value of a client secret, not its id')
      .transform(() => true)
      .optional(),
    // Only whether it is there: see `takeSmtpUrl`.
    SMTP_URL: z
      .string()
      .refine(isSmtpUrl, 'an address such as smtps://name:password@mail.example.kz')
      .transform(() => true)
      .optional(),
    ...digestVariables,
    LLM_BASE_URL: z
      .string()
      .transform((value) => modelAddressOf(value))
      .refine(
        (value) => value !== null,
        'an http or https address without an account (plain http only on this machine or in a private network)',
      )
      .optional(),
    LLM_MODEL: z.string().regex(modelName, 'the name of a model').optional(),
  })
  .superRefine((all, context) => {
    for (const names of [teamsNames, digestNames]) {
      const named = names.filter((name) => name in all && all[name] !== undefined);
      if (named.length === 0 || named.length === names.length) continue;
      for (const name of names.filter((each) => !named.includes(each))) {
        const message = `set together with ${named[0]}`;
        context.addIssue({ code: 'custom', path: [name], message });
      }
    }
  })
  .refine((all) => all.DIGEST_TELEGRAM_CHAT === undefined || all.TELEGRAM_BOT_TOKEN !== undefined, {
    path: ['TELEGRAM_BOT_TOKEN'],
    message: 'set together with DIGEST_TELEGRAM_CHAT',
    when: () => true,
  })
  .refine((all) => (all.LLM_BASE_URL === undefined) === (all.LLM_MODEL === undefined), {
    path: ['LLM_MODEL'],
    message: 'set together with LLM_BASE_URL, or not at all',
    when: () => true,
  })
  .refine(
    (all) => all.TELEGRAM_MODE !== 'webhook' || all.PUBLIC_URL?.startsWith('https:') === true,
    {
      path: ['TELEGRAM_MODE'],
      message: 'polling unless PUBLIC_URL is an https address',
      when: () => true,
    },
  )
  .refine((all) => all.PORT === 0 || all.PORT !== all.CONSOLE_PORT, {
    path: ['CONSOLE_PORT'],
    message: 'another port than PORT',
    when: () => true,
  });

function withoutEmpty(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.keys(variables.shape)
      .filter((name) => env[name] !== undefined && env[name] !== '')
      .map((name) => [name, env[name]]),
  );
}

// The texts above say what is expected; zod's own ones could repeat what was given.
function problemOf(issue: { readonly path: readonly PropertyKey[]; readonly message: string }) {
  return `${String(issue.path[0])}: must be ${issue.message}`;
}

// A misspelt name would silently fall back to the default.
function strangers(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => /^SENIM_/i.test(name) && !(name in variables.shape))
    .map((name) => `${/^\w{1,60}$/.test(name) ? name : 'SENIM_…'}: no such setting`);
}

function originOf(value: string): string | null {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  return bare && url.username === '' && url.password === '' ? url.origin : null;
}

function apiRootOf(value: string): string | null {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    return null;
  return url.href.replace(/\/$/, '');
}

function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || hostname.endsWith('.onion')) return true;
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
